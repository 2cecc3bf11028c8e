import type { ResetLinkView } from '@ipt/contracts'
import { Button, buttonClass, EmptyState, FieldError, type LucideIcon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, CircleCheck, Link2Off, TimerOff } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { LoadError, Waiting } from '../../../components/loaded.tsx'
import { PageHeading, useDocumentTitle } from '../../../components/page-heading.tsx'
import { codeOf, detailsOf } from '../../../lib/errors.ts'
import { useLocation } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useSameAct } from '../../../lib/use-same-act.ts'
import { Door } from '../components/door.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { OnItsWay } from './forgot-page.tsx'
import { usePasswordError } from './use-password-error.ts'

type LinkState = ResetLinkView['state']

/** Where a mailed link leads. Opening it changes nothing: mail scanners open links too. The token stands behind the `#`, which no server sees. */
export default function ResetPage() {
  const token = useLocation().hash.slice(1)
  return (
    <Door>
      <Reset key={token} token={token} />
    </Door>
  )
}

function Reset({ token }: { token: string }) {
  const { mutate, data, error, isPending } = trpc.accounts.readReset.useMutation()
  const [became, setBecame] = useState<LinkState | 'DONE' | null>(null)
  useEffect(() => mutate({ token }), [mutate, token])

  const state = became ?? data?.state
  if (!state) return error ? <LoadError error={error} busy={isPending} onRetry={() => mutate({ token })} /> : <Waiting />
  if (state === 'DONE') return <Changed />
  if (state === 'OPEN') return <NewPasswordForm token={token} onEnd={setBecame} />
  return <Closed state={state} token={token} />
}

/** A refusal that says what became of the link meanwhile. */
const CLOSED: Partial<Record<string, LinkState>> = {
  LINK_USED: 'USED',
  LINK_EXPIRED: 'EXPIRED',
  LINK_SUPERSEDED: 'SUPERSEDED',
  LINK_UNKNOWN: 'UNKNOWN',
}

function NewPasswordForm({ token, onEnd }: { token: string; onEnd: (state: LinkState | 'DONE') => void }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const words = usePasswordError()
  const [fault, setFault] = useState<string | null>(null)
  const password = useRef<HTMLInputElement>(null)
  const reset = trpc.accounts.resetPassword.useMutation({
    onSuccess: () => onEnd('DONE'),
    onError: (error) => {
      const closed = CLOSED[codeOf(error) ?? '']
      if (closed) return onEnd(closed)
      if (codeOf(error) !== 'PASSWORD_REFUSED') return
      setFault(words.refused(detailsOf(error)?.facts?.reason))
      password.current?.focus()
    },
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = password.current?.value ?? ''
    const wrong = words.before(chosen)
    setFault(wrong)
    if (wrong) password.current?.focus()
    else if (!reset.isPending) reset.mutate({ token, password: chosen })
  }
  const other = reset.error && !reset.isPending && !fault ? reset.error : null

  return (
    <section>
      <PageHeading title={t`Set a new password`} />
      <p className="muted lead">
        <Trans>It ends what is signed in with the old one, on every device.</Trans>
      </p>
      <form className="door-form" noValidate onSubmit={submit}>
        <PasswordField ref={password} label={t`New password`} autoComplete="new-password" error={fault} hint={words.hint} />
        <div role="alert">
          {other && (
            <Notice tone="flagged" icon={CircleAlert}>
              {errorText(other)}
            </Notice>
          )}
        </div>
        <Button variant="primary" size="big" type="submit" busy={reset.isPending}>
          <Trans>Set the password</Trans>
        </Button>
      </form>
    </section>
  )
}

function Changed() {
  return (
    <Said
      icon={CircleCheck}
      title={<Trans>Your password is changed</Trans>}
      action={
        <Link className={buttonClass({ variant: 'primary' })} to="/sign-in">
          <Trans>Sign in with it</Trans>
        </Link>
      }
    >
      <Trans>You are signed out on every device. A mail confirms the change.</Trans>
    </Said>
  )
}

/** Why a link does nothing, and one press that sends a new one: nobody has to type anything again. */
function Closed({ state, token }: { state: Exclude<LinkState, 'OPEN'>; token: string }) {
  const errorText = useErrorText()
  const act = useSameAct()
  const renew = trpc.accounts.renewReset.useMutation()
  const why: Record<typeof state, [title: ReactNode, words: ReactNode]> = {
    USED: [
      <Trans key="t">This link was used already</Trans>,
      <Trans key="w">A password was set with it. If that was not you, send yourself a new link now.</Trans>,
    ],
    EXPIRED: [<Trans key="t">This link is over</Trans>, <Trans key="w">A link is good for one hour. Your password is as it was.</Trans>],
    SUPERSEDED: [
      <Trans key="t">There is a newer link</Trans>,
      <Trans key="w">
        This one was replaced, by a newer mail or another change of the password. Use the newest mail, or send yourself another.
      </Trans>,
    ],
    UNKNOWN: [
      <Trans key="t">This link is not one of ours</Trans>,
      <Trans key="w">It is older than a week, or was cut off in the mail. Open it from the mail again, or ask for a new one.</Trans>,
    ],
  }
  if (renew.isSuccess) return <OnItsWay />
  const [title, words] = why[state]
  return (
    <Said
      icon={state === 'EXPIRED' ? TimerOff : Link2Off}
      title={title}
      action={
        state === 'UNKNOWN' ? (
          <Link className={buttonClass({ variant: 'primary' })} to="/forgot">
            <Trans>Ask for a new link</Trans>
          </Link>
        ) : (
          <>
            <Button variant="primary" busy={renew.isPending} onClick={() => renew.mutate({ token, requestId: act(token) })}>
              <Trans>Send me a new link</Trans>
            </Button>
            <div role="alert">
              <FieldError>{renew.error && !renew.isPending ? errorText(renew.error) : null}</FieldError>
            </div>
          </>
        )
      }
    >
      {words}
    </Said>
  )
}

function Said({ icon, title, action, children }: { icon: LucideIcon; title: ReactNode; action: ReactNode; children: ReactNode }) {
  const { t } = useLingui()
  const section = useRef<HTMLElement>(null)
  useDocumentTitle(t`New password`)
  useEffect(() => section.current?.focus(), [])
  return (
    <section ref={section} tabIndex={-1} className="door-said">
      <EmptyState icon={icon} heading="h1" title={title} action={action}>
        {children}
      </EmptyState>
    </section>
  )
}
