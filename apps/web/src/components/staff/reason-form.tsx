import './reason-form.css'
import { LIMITS } from '@ipt/domain'
import { Button, Field, Icon, type LucideIcon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { useErrorText } from '../../lib/use-error-text.ts'
import { chosenReason, withReason } from './reason.ts'

export interface ReasonFormProps {
  /** What is asked. */
  label: ReactNode
  hint?: ReactNode
  /** Frequent answers, one press each. The text that they begin can be written on. */
  reasons?: readonly string[] | undefined
  /** Kept by whoever opens this form, so that closing it or a refusal loses nothing. */
  comment: string
  onComment: (comment: string) => void
  submitLabel: ReactNode
  submitIcon: LucideIcon
  primary?: boolean
  cancelLabel?: ReactNode
  busy: boolean
  error: unknown
  onSubmit: (comment: string) => void
  onCancel?: (() => void) | undefined
}

/** A decision that needs its reason: a few to choose from, and one's own words. */
export function ReasonForm({
  label,
  hint,
  reasons = [],
  comment,
  onComment,
  submitLabel,
  submitIcon,
  primary = false,
  cancelLabel,
  busy,
  error,
  onSubmit,
  onCancel,
}: ReasonFormProps) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const name = useId()
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const over = comment.length > LIMITS.comment
  const most = format.number(LIMITS.comment)
  const missing = tried && !comment.trim()

  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!comment.trim() || over) form.current?.querySelector('textarea')?.focus()
    else if (!busy) onSubmit(comment.trim())
  }

  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') onCancel?.()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
  }

  return (
    <form className="reason group" ref={form} noValidate onSubmit={submit} onKeyDown={press}>
      {reasons.length > 0 && (
        <fieldset className="chips" aria-label={t`Frequent reasons`}>
          {reasons.map((reason) => (
            <label className="chip" key={reason}>
              <input
                type="radio"
                name={name}
                checked={chosenReason(comment, reasons) === reason}
                onChange={() => onComment(withReason(comment, reason, reasons))}
              />
              <span>
                <span className="on">
                  <Icon of={Check} size="s" />
                </span>
                {reason}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Field label={label} hint={hint} error={over ? t`Write at most ${most} characters.` : missing ? t`Say why, in a few words.` : null}>
        {(control) => (
          <textarea {...control} name="comment" rows={2} required value={comment} onChange={(event) => onComment(event.target.value)} />
        )}
      </Field>
      <div role="alert">
        {error != null && !busy && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}
          </Notice>
        )}
      </div>
      <div className="row wrap">
        <Button type="submit" variant={primary ? 'primary' : 'plain'} icon={submitIcon} busy={busy}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {cancelLabel ?? <Trans>Cancel</Trans>}
          </Button>
        )}
      </div>
    </form>
  )
}
