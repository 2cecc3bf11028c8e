import type { InvitationView } from '@ipt/contracts'
import { Button, buttonClass, EmptyState, FieldError, type LucideIcon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, CircleCheck, Link2Off, MailCheck, TimerOff } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { LoadError, Waiting } from '../../../components/loaded.tsx'
import { PageHeading, useDocumentTitle } from '../../../components/page-heading.tsx'
import { codeOf, detailsOf } from '../../../lib/errors.ts'
import { useLocation } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useSameAct } from '../../../lib/use-same-act.ts'
import { Door } from '../../accounts/components/door.tsx'
import { PasswordField } from '../../accounts/components/password-field.tsx'
import { usePasswordError } from '../../accounts/later/use-password-error.ts'

type State = InvitationView['state']
type Person = NonNullable<InvitationView['person']>

/** Where an invitation leads. Opening it changes nothing: mail scanners open links too. The token stands behind the `#`, which no server sees. */
export default function JoinPage() {
  const token = useLocation().hash.slice(1)
  return (
    <Door>
      <Join key={token} token={token} />
    </Door>
  )
}

function Join({ token }: { token: string }) {
  const { mutate, data, error, isPending } = trpc.people.readInvitation.useMutation()
  const [became, setBecame] = useState<State | 'DONE' | null>(null)
  useEffect(() => mutate({ token }), [mutate, token])
  if (!data) return error ? <LoadError error={error} busy={isPending} onRetry={() => mutate({ token })} /> : <Waiting />
  const state = became ?? data.state
  if (state === 'DONE') return <Joined email={data.person?.email ?? ''} />
  if (state === 'OPEN' && data.person) return <JoinForm token={token} person={data.person} onEnd={setBecame} />
  return <Closed state={state === 'OPEN' ? 'UNKNOWN' : state} token={token} />
}

/** A refusal that says what became of the link meanwhile. */
const CLOSED: Partial<Record<string, State>> = {
  LINK_USED: 'USED',
  LINK_EXPIRED: 'EXPIRED',
  LINK_SUPERSEDED: 'SUPERSEDED',
  LINK_UNKNOWN: 'UNKNOWN',
}

function JoinForm({ token, person, onEnd }: { token: string; person: Person; onEnd: (state: State | 'DONE') => void }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const words = usePasswordError()
  const [fault, setFault] = useState<string | null>(null)
  const password = useRef<HTMLInputElement>(null)
  const join = trpc.people.join.useMutation({
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
    else if (!join.isPending) join.mutate({ token, password: chosen })
  }
  const other = join.error && !join.isPending && !fault ? join.error : null
  return (
    <section>
      <PageHeading title={t`Make your account`} />
      <p className="muted lead">
        <Trans>
          {person.institution} invites {person.name}. You will sign in as {person.email}.
        </Trans>
      </p>
      <form className="door-form" noValidate onSubmit={submit}>
        <input type="email" autoComplete="username" value={person.email} readOnly hidden />
        <PasswordField ref={password} label={t`Choose a password`} autoComplete="new-password" error={fault} hint={words.hint} />
        <div role="alert">
          {other && (
            <Notice tone="flagged" icon={CircleAlert}>
              {errorText(other)}
            </Notice>
          )}
        </div>
        <Button variant="primary" size="big" type="submit" busy={join.isPending}>
          <Trans>Make my account</Trans>
        </Button>
      </form>
    </section>
  )
}

const toSignIn = (label: ReactNode) => (
  <Link className={buttonClass({ variant: 'primary' })} to="/sign-in">
    {label}
  </Link>
)

const Joined = ({ email }: { email: string }) => (
  <Said icon={CircleCheck} title={<Trans>Your account is made</Trans>} action={toSignIn(<Trans>Sign in</Trans>)}>
    <Trans>Sign in as {email} with the password that you chose.</Trans>
  </Said>
)

/** Why a link does nothing, and one press that sends a new one: nobody has to type anything. */
function Closed({ state, token }: { state: Exclude<State, 'OPEN'>; token: string }) {
  const errorText = useErrorText()
  const act = useSameAct()
  const renew = trpc.people.renewInvitation.useMutation()
  const why: Record<typeof state, [title: ReactNode, words: ReactNode]> = {
    USED: [
      <Trans key="t">This link was used</Trans>,
      <Trans key="w">Sign in. If the password is forgotten, ask for a new one there.</Trans>,
    ],
    EXPIRED: [
      <Trans key="t">This invitation is over</Trans>,
      <Trans key="w">It was good for 14 days. One press sends a new one to the same address.</Trans>,
    ],
    SUPERSEDED: [
      <Trans key="t">There is a newer invitation</Trans>,
      <Trans key="w">Use the newest mail, or have another one sent to the same address.</Trans>,
    ],
    UNKNOWN: [
      <Trans key="t">This link is not one of ours</Trans>,
      <Trans key="w">It was cut off in the mail, or the invitation was taken back. Ask your coordinator for another one.</Trans>,
    ],
  }
  if (renew.isSuccess)
    return (
      <Said icon={MailCheck} title={<Trans>A new invitation is on its way</Trans>} action={null}>
        <Trans>It goes to the address that your institution knows.</Trans>
      </Said>
    )
  const [title, words] = why[state]
  return (
    <Said
      icon={state === 'EXPIRED' ? TimerOff : Link2Off}
      title={title}
      action={
        state === 'USED' || state === 'UNKNOWN' ? (
          toSignIn(<Trans>Sign in</Trans>)
        ) : (
          <>
            <Button variant="primary" busy={renew.isPending} onClick={() => renew.mutate({ token, requestId: act(token) })}>
              <Trans>Send me a new one</Trans>
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
  useDocumentTitle(t`Invitation`)
  useEffect(() => section.current?.focus(), [])
  return (
    <section ref={section} tabIndex={-1} className="door-said">
      <EmptyState icon={icon} heading="h1" title={title} action={action}>
        {children}
      </EmptyState>
    </section>
  )
}
