import { addDays, LIMITS } from '@ipt/domain'
import { Button, Field, Notice } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useKeptWords } from '../../../../components/use-kept-words.ts'
import { detailsOf, fieldErrorAt } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import { APPLICATION_EVENT_WORDS } from '../../later/application-words.ts'

export interface DecideFormProps {
  step: 'offer' | 'reject'
  /** What the words are kept under while they are written. */
  keep: string
  /** How many are decided on. */
  count: number
  busy: boolean
  error: unknown
  onSubmit: (said: { answerBy?: string; comment: string }) => void
  onCancel: () => void
}

/** How long an offer is open when nobody says otherwise. */
const USUAL_DAYS = 7

/** What an offer or a no says to the student. */
export function DecideForm({ step, keep, count, busy, error, onSubmit, onCancel }: DecideFormProps) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const { today } = useMe()
  const form = useRef<HTMLFormElement>(null)
  const [comment, setComment] = useKeptWords(`${step}.${keep}`)
  const [answerBy, setAnswerBy] = useState(addDays(today, USUAL_DAYS))
  // A refusal says which days are open: no later than the season's last.
  const facts = fieldErrorAt(error, '/answerBy') === null ? undefined : detailsOf(error)?.facts
  const [first, last] = [String(facts?.from ?? today), String(facts?.to ?? addDays(today, LIMITS.offerDays))]
  const dayError = answerBy < first || answerBy > last ? t`From ${format.date(first)} to ${format.date(last)}.` : null
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (step === 'offer' && dayError) return
    onSubmit({ comment, ...(step === 'offer' ? { answerBy } : {}) })
  }
  return (
    <form ref={form} className="form" noValidate onSubmit={submit}>
      {step === 'offer' ? (
        <>
          <p className="muted">
            <Trans>A place is kept until the student answers, or until this day has passed.</Trans>
          </p>
          <Field label={t`Answer by`} error={dayError}>
            {(control) => (
              <input
                {...control}
                type="date"
                min={first}
                max={last}
                value={answerBy}
                onChange={(event) => setAnswerBy(event.target.value)}
              />
            )}
          </Field>
        </>
      ) : (
        <p className="muted">
          <Plural value={count} one="The application ends here." other="# applications end here." />
        </p>
      )}
      <Field label={t`A word to the student, if you like`}>
        {(control) => (
          <textarea {...control} rows={3} maxLength={LIMITS.comment} value={comment} onChange={(event) => setComment(event.target.value)} />
        )}
      </Field>
      <div role="alert">
        {error != null && !busy && !fieldErrorAt(error, '/answerBy') && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}
          </Notice>
        )}
      </div>
      <div className="dialog-end">
        <Button variant="quiet" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="primary" icon={APPLICATION_EVENT_WORDS[step].icon} busy={busy}>
          {i18n._(APPLICATION_EVENT_WORDS[step].act)}
          {count > 1 && ` (${count})`}
        </Button>
      </div>
    </form>
  )
}
