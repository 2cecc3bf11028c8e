import { LIMITS, WEBHOOK_EVENT_TYPES, type WebhookEventType } from '@ipt/domain'
import { Button, FieldError } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { codeOf, fieldErrorAt } from '../../../../lib/errors.ts'
import { EVENT_WORDS, SUBJECT_WORDS } from './event-words.ts'

export interface WebhookValues {
  name: string
  url: string
  types: WebhookEventType[]
}

interface WebhookFormProps {
  /** Under which name what was typed is kept. */
  keptAs: string
  start: WebhookValues
  busy: boolean
  error: unknown
  onSubmit: (values: WebhookValues, forget: () => void) => void
  children: ReactNode
}

/** Where messages go, and what they tell of. */
export function WebhookForm({ keptAs, start, busy, error, onSubmit, children }: WebhookFormProps) {
  const { t } = useLingui()
  const { values, change, forget } = useKeptForm<WebhookValues>(keptAs, start)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const missing = useMissing(tried)
  const types = WEBHOOK_EVENT_TYPES.filter((type) => values.types.includes(type))
  const refused = codeOf(error) === 'WEBHOOK_ADDRESS_REFUSED'
  const urlError = refused
    ? t`Nothing is sent to this address: it lies inside a network, or does not begin with https.`
    : fieldErrorAt(error, '/url') && t`Not an address such as https://lms.example/hooks, without a user, a password or a #.`

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const faulty = !values.name.trim() || !values.url.trim() || types.length === 0
    if (faulty) return void requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    if (!busy) onSubmit({ ...values, types }, forget)
  }
  return (
    <form ref={form} className="form" noValidate onSubmit={submit}>
      <div className="form-pair">
        <TextField
          label={t`Name`}
          hint={t`What it is for, such as “Grade book”.`}
          value={values.name}
          maxLength={LIMITS.name}
          autoComplete="off"
          error={missing(values.name)}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={t`Address`}
          hint={t`Messages are sent there by POST.`}
          type="url"
          placeholder="https://"
          value={values.url}
          maxLength={LIMITS.webhookUrl}
          autoComplete="off"
          error={missing(values.url) ?? (busy ? null : urlError)}
          onChange={(url) => change({ url })}
        />
      </div>
      <Choice types={types} tried={tried} onChange={(next) => change({ types: next })} />
      <FormEnd busy={busy} error={urlError ? null : error}>
        {children}
      </FormEnd>
    </form>
  )
}

const SUBJECTS = Object.keys(SUBJECT_WORDS) as (keyof typeof SUBJECT_WORDS)[]

interface ChoiceProps {
  types: readonly WebhookEventType[]
  tried: boolean
  onChange: (types: WebhookEventType[]) => void
}

function Choice({ types, tried, onChange }: ChoiceProps) {
  const { t, i18n } = useLingui()
  const none = tried && types.length === 0
  return (
    <fieldset className="group">
      <legend className="label">
        <Trans>What it is told of</Trans>
      </legend>
      <div className="row wrap">
        <Button size="small" onClick={() => onChange([...WEBHOOK_EVENT_TYPES])}>
          <Trans context="webhook">Choose all</Trans>
        </Button>
        <Button size="small" variant="quiet" onClick={() => onChange([])}>
          <Trans context="webhook">Choose none</Trans>
        </Button>
      </div>
      {SUBJECTS.map((subject, index) => (
        <fieldset className="webhook-subject" key={subject}>
          <legend className="m">{i18n._(SUBJECT_WORDS[subject])}</legend>
          {WEBHOOK_EVENT_TYPES.filter((type) => type.startsWith(`${subject}.`)).map((type, place) => (
            <label className="tick" key={type}>
              <input
                type="checkbox"
                checked={types.includes(type)}
                aria-invalid={none && index + place === 0 ? true : undefined}
                onChange={({ target }) => onChange(target.checked ? [...types, type] : types.filter((each) => each !== type))}
              />
              <span>
                {i18n._(EVENT_WORDS[type])} <code className="hint">{type}</code>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div role="alert">
        <FieldError>{none ? t`Choose at least one.` : null}</FieldError>
      </div>
    </fieldset>
  )
}
