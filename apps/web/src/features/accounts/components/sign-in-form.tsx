import type { SignInInput } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Field, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, type MouseEvent, useId, useRef, useState } from 'react'
import { useNavigate } from '../../../lib/router.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { PasswordField } from './password-field.tsx'

/** E-mail and password. What was typed stays, whatever the answer. */
export function SignInForm({ onSubmit, busy, error }: { onSubmit: (input: SignInInput) => void; busy: boolean; error: unknown }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const errorId = useId()
  const [missing, setMissing] = useState({ email: false, password: false })
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

  /** The address that was typed goes along: nobody likes to type it twice. */
  const forgot = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    navigate('/forgot', { state: { email: email.current?.value.trim() ?? '' } })
  }

  return (
    <form className="door-form" noValidate onSubmit={submit} aria-describedby={error ? errorId : undefined}>
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
      <PasswordField
        ref={password}
        label={t`Password`}
        autoComplete="current-password"
        error={missing.password ? t`Write your password.` : null}
        below={
          <a className="btn link small" href="/forgot" onClick={forgot}>
            <Trans>Forgot your password?</Trans>
          </a>
        }
      />
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
