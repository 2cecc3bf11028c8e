import type { SignInInput } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Field, Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Eye, EyeOff } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useErrorText } from '../../../lib/use-error-text.ts'

/** E-mail and password. What was typed stays, whatever the answer. */
export function SignInForm({ onSubmit, busy, error }: { onSubmit: (input: SignInInput) => void; busy: boolean; error: unknown }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const errorId = useId()
  const [missing, setMissing] = useState({ email: false, password: false })
  const [shown, setShown] = useState(false)
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)

  // Read from the fields, not from state: a password manager may fill them without an event.
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = { email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' }
    setMissing({ email: !input.email, password: !input.password })
    if (!input.email) email.current?.focus()
    else if (!input.password) password.current?.focus()
    else if (!busy) onSubmit(input)
  }

  return (
    <form className="sign-in-form" noValidate onSubmit={submit} aria-describedby={error ? errorId : undefined}>
      <Field label={t`E-mail`} error={missing.email ? t`Write your e-mail address.` : null}>
        {(control) => (
          <input
            {...control}
            ref={email}
            type="email"
            name="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={LIMITS.email}
            required
          />
        )}
      </Field>
      <Field label={t`Password`} error={missing.password ? t`Write your password.` : null}>
        {(control) => (
          <div className="password">
            <input
              {...control}
              ref={password}
              type={shown ? 'text' : 'password'}
              name="password"
              autoComplete="current-password"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={LIMITS.password}
              required
            />
            <button type="button" aria-label={t`Show the password`} aria-pressed={shown} onClick={() => setShown(!shown)}>
              <Icon of={shown ? EyeOff : Eye} />
            </button>
          </div>
        )}
      </Field>
      <div role="alert" id={errorId}>
        {error != null && !busy && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}
          </Notice>
        )}
      </div>
      <Button variant="primary" size="big" type="submit" busy={busy}>
        <Trans>Sign in</Trans>
      </Button>
    </form>
  )
}
