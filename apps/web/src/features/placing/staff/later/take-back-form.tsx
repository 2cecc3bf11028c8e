import type { PlacementRow } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { ReasonForm } from '../../../../components/staff/reason-form.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { MovedStudents } from './moved-students.tsx'

export interface TakeBackFormProps {
  rows: readonly PlacementRow[]
  onDone: () => void
  onCancel: () => void
}

/** Confirmed placements that have not begun, taken back together, with the reason that everybody on them is told. */
export function TakeBackForm({ rows, onDone, onCancel }: TakeBackFormProps) {
  const { t } = useLingui()
  const toast = useToast()
  const steadyId = useSteadyId()
  const [comment, setComment] = useState('')
  const cancel = trpc.placing.cancel.useMutation({
    onSuccess: ({ placementIds }) => {
      toast({ text: plural(placementIds.length, { one: 'Taken back: # placement.', other: 'Taken back: # placements.' }) })
      onDone()
    },
  })
  const send = (reason: string) => {
    const sent = { placementIds: rows.map(({ id }) => id), comment: reason }
    cancel.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <>
      <p>
        <Trans>
          This is for placements that are confirmed and have not begun. Their places are free again; what the students had applied to stays
          withdrawn.
        </Trans>
      </p>
      <MovedStudents error={cancel.error} />
      <ReasonForm
        label={t`Why?`}
        comment={comment}
        onComment={setComment}
        submitLabel={<Plural value={rows.length} one="Take back # placement" other="Take back # placements" />}
        submitIcon={Undo2}
        primary
        busy={cancel.isPending}
        error={cancel.error}
        onSubmit={send}
        onCancel={onCancel}
      />
    </>
  )
}
