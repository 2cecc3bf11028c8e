import '../../../components/later/forms.css'
import type { MakeTokenInput, TokenList } from '@ipt/contracts'
import { addDays, LIMITS, type Scope } from '@ipt/domain'
import { FieldError } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { TextField, useMissing } from '../../../components/later/fields.tsx'
import { FormEnd } from '../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../components/later/use-steady-id.ts'
import { SCOPE_WORDS } from './scope-words.ts'

export interface TokenFormProps {
  /** Under which name what was typed is kept. */
  keptAs: string
  list: TokenList
  busy: boolean
  error: unknown
  onSubmit: (token: MakeTokenInput, forget: () => void) => void
  onCancel: () => void
}

/** A season's length, or so: whoever needs more says so. */
const USUAL_DAYS = 90

/** What a new token or key is called, until when it works, and what it may do. */
export function TokenForm({ keptAs, list, busy, error, onSubmit, onCancel }: TokenFormProps) {
  const { t, i18n } = useLingui()
  const steadyId = useSteadyId()
  const first = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLInputElement>(null)
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const form = useKeptForm<{ name: string; expiresOn: string; scopes: Scope[] }>(keptAs, {
    name: '',
    expiresOn: addDays(list.today, USUAL_DAYS),
    scopes: [],
  })
  const { name, expiresOn } = form.values
  const scopes = list.scopes.filter((scope) => form.values.scopes.includes(scope))
  const wrongDay = expiresOn !== '' && (expiresOn < list.today || expiresOn > list.latest)
  useEffect(() => first.current?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!name.trim()) return first.current?.focus()
    if (scopes.length === 0) return box.current?.focus()
    if (busy || !expiresOn || wrongDay) return
    const sent = { name, expiresOn, scopes }
    onSubmit({ id: steadyId(sent), ...sent }, form.forget)
  }

  return (
    <form className="form" noValidate onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <div className="form-pair">
        <TextField
          ref={first}
          label={t`Name`}
          hint={t`What it is for, such as “Student register”.`}
          value={name}
          maxLength={LIMITS.tokenName}
          autoComplete="off"
          error={missing(name)}
          onChange={(value) => form.change({ name: value })}
        />
        <TextField
          label={t`Last day`}
          hint={t`A year from today at most.`}
          type="date"
          value={expiresOn}
          min={list.today}
          max={list.latest}
          error={missing(expiresOn) ?? (tried && wrongDay ? t`Choose a day within a year from today.` : null)}
          onChange={(value) => form.change({ expiresOn: value })}
        />
      </div>
      <fieldset className="group">
        <legend className="label">
          <Trans>What it may do</Trans>
        </legend>
        <p className="hint">
          <Trans>Choose as little as it needs. Writing does not hold reading.</Trans>
        </p>
        <div className="scopes">
          {list.scopes.map((scope, index) => (
            <label className="tick" key={scope}>
              <input
                ref={index === 0 ? box : undefined}
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={(event) =>
                  form.change({ scopes: event.target.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope) })
                }
              />
              <span>
                {i18n._(SCOPE_WORDS[scope])} <code className="hint">{scope}</code>
              </span>
            </label>
          ))}
        </div>
        <div role="alert">
          <FieldError>{tried && scopes.length === 0 ? t`Choose at least one.` : null}</FieldError>
        </div>
      </fieldset>
      <FormEnd busy={busy} error={error} primary={false} icon={KeyRound} onCancel={onCancel}>
        <Trans context="token">Make it</Trans>
      </FormEnd>
    </form>
  )
}
