import type { PlacementCourse } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarX } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { TextAreaField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { trpc } from '../../../../lib/trpc.ts'

interface EndFormProps {
  course: PlacementCourse
  onDone: (next: PlacementCourse, text: string) => void
  onCancel: () => void
}

/** The last day of a placement that ends before its time, and why. */
export function EndForm({ course, onDone, onCancel }: EndFormProps) {
  const { t } = useLingui()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const { id, startsOn, endsOn, today } = course
  const last = endsOn < today ? endsOn : today
  const { values, change, forget } = useKeptForm(`end.${id}`, { endedOn: last, comment: '' })
  const end = trpc.placements.endEarly.useMutation({
    onSuccess: (next) => {
      forget()
      onDone(next, t`The placement has ended.`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (end.isPending || !values.endedOn || !values.comment.trim()) return
    const sent = { id, endedOn: values.endedOn, comment: values.comment.trim() }
    end.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <TextField
        type="date"
        label={t`Last day`}
        hint={t`Its logs stay and can still be decided. Nothing is logged any more, so let the student log what is missing first.`}
        min={startsOn}
        max={last}
        value={values.endedOn}
        error={missing(values.endedOn)}
        onChange={(endedOn) => change({ endedOn })}
      />
      <TextAreaField
        label={t`Why?`}
        hint={t`The student reads this.`}
        rows={3}
        maxLength={LIMITS.comment}
        value={values.comment}
        error={missing(values.comment)}
        onChange={(comment) => change({ comment })}
      />
      <FormEnd busy={end.isPending} error={end.error} icon={CalendarX} onCancel={onCancel}>
        <Trans>End the placement</Trans>
      </FormEnd>
    </form>
  )
}
