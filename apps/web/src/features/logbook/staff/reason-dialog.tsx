import { Dialog } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { ReasonForm } from '../../../components/staff/reason-form.tsx'
import { useKeptWords } from '../../../components/use-kept-words.ts'
import { LOG_EVENT_WORDS } from '../log-event-words.ts'
import { DECISION_REASONS, DECISION_WORDS, type DecisionEvent } from './decision-words.ts'

export interface ReasonDialogProps {
  logId: string
  /** The decision that wants words; null: closed. */
  event: DecisionEvent | null
  busy: boolean
  error: unknown
  onClose: () => void
  onReason: (event: DecisionEvent, comment: string) => void
}

/** The words of a decision that needs some. They stay when it is closed or refused, and are there when it opens again. */
export function ReasonDialog({ logId, event, busy, error, onClose, onReason }: ReasonDialogProps) {
  const { i18n, t } = useLingui()
  const [comment, setComment] = useKeptWords(logId)

  // The dialog gives the focus to its cross when it opens; the question is what it was opened for.
  useEffect(() => {
    if (event) document.querySelector<HTMLElement>('dialog[open] :is(input, textarea)')?.focus()
  }, [event])

  return (
    <Dialog open={event !== null} onClose={onClose} title={event && i18n._(LOG_EVENT_WORDS[event].label)} closeLabel={t`Close`}>
      {event && (
        <ReasonForm
          label={i18n._(DECISION_WORDS[event].asks)}
          hint={i18n._(DECISION_WORDS[event].does)}
          reasons={DECISION_REASONS[event]?.map((reason) => i18n._(reason))}
          comment={comment}
          onComment={setComment}
          submitLabel={i18n._(LOG_EVENT_WORDS[event].label)}
          submitIcon={LOG_EVENT_WORDS[event].icon}
          primary
          busy={busy}
          error={error}
          onSubmit={(words) => onReason(event, words)}
          onCancel={onClose}
        />
      )}
    </Dialog>
  )
}
