import '../../../logbook/components/log-body.css'
import type { ChecklistItemView, ChecklistRow } from '@ipt/contracts'
import { Button, Notice, Status, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { ReasonForm } from '../../../../components/staff/reason-form.tsx'
import { forgetWords, useKeptWords } from '../../../../components/use-kept-words.ts'
import { codeOf } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import { FileLink } from '../../../logbook/components/log-body.tsx'
import { answerWords } from '../../later/checklist-words.ts'

export interface CheckAnswerProps {
  cohortId: string
  student: ChecklistRow['student']
  item: ChecklistItemView
  cell: ChecklistRow['cells'][number]
  onClose: () => void
}

/** A student's answer, to be accepted or returned with the reason. */
export function CheckAnswer({ cohortId, student, item, cell: { answer, open }, onClose }: CheckAnswerProps) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const toast = useToast()
  const errorText = useErrorText()
  const me = useMe()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const id = answer?.id ?? ''
  const [comment, setComment] = useKeptWords(id)
  const [returning, setReturning] = useState(comment !== '')
  const written = (text: string) => {
    forgetWords(me.id, id)
    void utils.checklist.rows.invalidate({ cohortId })
    onClose()
    toast({ text })
  }
  const onError = (error: unknown) => {
    if (codeOf(error) !== null) void utils.checklist.rows.invalidate({ cohortId })
  }
  const accept = trpc.checklist.accept.useMutation({ onSuccess: () => written(t`Accepted: ${student.name}, ${item.label}.`), onError })
  const sendBack = trpc.checklist.return.useMutation({ onSuccess: () => written(t`Returned: ${student.name}, ${item.label}.`), onError })
  if (!answer) return null
  const { status, revision, file, answeredAt, returnedFor, can } = answer
  const words = answerWords(status, open)
  const decided = { id, revision }
  return (
    <div className="form">
      <div className="between wrap">
        <p>
          <span className="m">{student.name}</span> <span className="hint">{student.registrationNumber}</span>
        </p>
        <Status tone={words.tone}>{i18n._(words.label)}</Status>
      </div>
      <p className="hint">
        <Trans>sent {format.moment(answeredAt)}</Trans>
        {revision > 1 && <Trans>, answer number {revision}</Trans>}
      </p>
      {returnedFor && (
        <Notice tone="returned" icon={Undo2}>
          {returnedFor}
        </Notice>
      )}
      {file && (
        <ul className="log-files" aria-label={t`Files`}>
          <FileLink file={file} />
        </ul>
      )}
      {returning ? (
        <ReasonForm
          label={t`Why does it go back?`}
          hint={t`${student.name} reads this.`}
          comment={comment}
          onComment={setComment}
          submitLabel={t`Return it`}
          submitIcon={Undo2}
          busy={sendBack.isPending}
          error={sendBack.error}
          onSubmit={(text) => sendBack.mutate({ ...decided, comment: text, requestId: steadyId([decided, text]) })}
          onCancel={() => setReturning(false)}
        />
      ) : (
        <>
          <div role="alert">
            {accept.error && !accept.isPending && (
              <Notice tone="flagged" icon={CircleAlert}>
                {errorText(accept.error)}
              </Notice>
            )}
          </div>
          <div className="dialog-end">
            {can.includes('return') && (
              <Button icon={Undo2} onClick={() => setReturning(true)}>
                <Trans>Return</Trans>
              </Button>
            )}
            {can.includes('accept') && (
              <Button
                variant="primary"
                icon={Check}
                busy={accept.isPending}
                onClick={() => accept.mutate({ ...decided, requestId: steadyId(decided) })}
              >
                <Trans>Accept</Trans>
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  )
}
