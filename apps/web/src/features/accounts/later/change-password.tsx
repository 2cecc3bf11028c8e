import { Button, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, KeyRound } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { codeOf, detailsOf } from '../../../lib/errors.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { uuidv7 } from '../../../lib/uuidv7.ts'
import { PasswordField } from '../components/password-field.tsx'
import { useMe } from '../components/session.tsx'
import { usePasswordError } from './use-password-error.ts'

/** One's password, changed by the present one. The form opens in its place, and the focus comes back to the button. */
export function ChangePassword() {
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  useEffect(() => {
    if (was.current && !open) button.current?.focus()
    was.current = open
  }, [open])

  return (
    <section className="card pad group" aria-labelledby="password">
      <h2 id="password" className="label">
        <Trans>Password</Trans>
      </h2>
      {open ? (
        <PasswordForm
          onCancel={() => setOpen(false)}
          onDone={() => {
            setOpen(false)
            toast({ text: <Trans>Your password is changed. Your other devices are signed out.</Trans> })
          }}
        />
      ) : (
        <div>
          <Button ref={button} icon={KeyRound} onClick={() => setOpen(true)}>
            <Trans>Change the password</Trans>
          </Button>
        </div>
      )}
    </section>
  )
}

function PasswordForm({ onCancel, onDone }: { onCancel: () => void; onDone: () => void }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const words = usePasswordError()
  const me = useMe()
  const utils = trpc.useUtils()
  const current = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const [faults, setFaults] = useState<{ current?: string; password?: string | null }>({})
  // A new id whenever something else is sent: a password is nothing to keep as a key.
  const [sent, setSent] = useState({ current: '', password: '', requestId: '' })
  const change = trpc.accounts.changePassword.useMutation({
    onSuccess: () => {
      void utils.accounts.sessions.invalidate()
      onDone()
    },
    onError: (error) => {
      if (codeOf(error) === 'WRONG_PASSWORD') {
        setFaults({ current: t`That is not your present password.` })
        current.current?.focus()
      }
      if (codeOf(error) === 'PASSWORD_REFUSED') {
        setFaults({ password: words.refused(detailsOf(error)?.facts?.reason) })
        password.current?.focus()
      }
    },
  })
  useEffect(() => current.current?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = { current: current.current?.value ?? '', password: password.current?.value ?? '' }
    const wrong = { ...(typed.current ? {} : { current: t`Write your present password.` }), password: words.before(typed.password) }
    setFaults(wrong)
    if (wrong.current) return current.current?.focus()
    if (wrong.password) return password.current?.focus()
    if (change.isPending) return
    const again = sent.current === typed.current && sent.password === typed.password
    const input = { ...typed, requestId: again ? sent.requestId : uuidv7() }
    setSent(input)
    change.mutate(input)
  }
  const other = change.error && !change.isPending && !faults.current && !faults.password ? change.error : null

  return (
    <form className="account-form" noValidate onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      {/* For password managers, which keep a password by its address. */}
      <input type="email" name="email" autoComplete="username" value={me.email} readOnly hidden />
      <PasswordField ref={current} label={t`Present password`} autoComplete="current-password" error={faults.current} />
      <PasswordField ref={password} label={t`New password`} autoComplete="new-password" error={faults.password} hint={words.hint} />
      <div role="alert">
        {other && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(other)}
          </Notice>
        )}
      </div>
      <p className="hint">
        <Trans>Changing it signs you out on every other device. Personal tokens go on: revoke them below. A mail confirms it.</Trans>
      </p>
      <div className="row wrap">
        <Button type="submit" variant="primary" busy={change.isPending}>
          <Trans>Change the password</Trans>
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </form>
  )
}
