import { LIMITS } from '@ipt/domain'
import { Button, buttonClass, EmptyState, Field, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, MailCheck } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { useLocation } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useSameAct } from '../../../lib/use-same-act.ts'
import { Door } from '../components/door.tsx'

/** Asks for a link to a new password. What is answered doesn't tell whether anybody has this address. */
export default function ForgotPage() {
  const [asked, setAsked] = useState(false)
  return <Door>{asked ? <OnItsWay onAgain={() => setAsked(false)} /> : <ForgotForm onAsked={() => setAsked(true)} />}</Door>
}

function ForgotForm({ onAsked }: { onAsked: () => void }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const typed = (useLocation().state as { email?: string } | null)?.email ?? ''
  const [missing, setMissing] = useState(false)
  const email = useRef<HTMLInputElement>(null)
  const act = useSameAct()
  const request = trpc.accounts.requestReset.useMutation({ onSuccess: onAsked })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const address = email.current?.value.trim() ?? ''
    setMissing(!address)
    if (!address) email.current?.focus()
    else if (!request.isPending) request.mutate({ email: address, requestId: act(address) })
  }

  return (
    <section>
      <PageHeading title={t`Forgot your password?`} />
      <p className="muted lead">
        <Trans>Write your e-mail address. We send you a link that sets a new one.</Trans>
      </p>
      <form className="door-form" noValidate onSubmit={submit}>
        <Field label={t`E-mail`} error={missing ? t`Write your e-mail address.` : null}>
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
              defaultValue={typed}
              required
            />
          )}
        </Field>
        <div role="alert">
          {request.error && !request.isPending && (
            <Notice tone="flagged" icon={CircleAlert}>
              {errorText(request.error)}
            </Notice>
          )}
        </div>
        <Button variant="primary" size="big" type="submit" busy={request.isPending}>
          <Trans>Send me a link</Trans>
        </Button>
        <Link className={buttonClass({ variant: 'quiet' })} to="/sign-in">
          <Trans>Back to sign in</Trans>
        </Link>
      </form>
    </section>
  )
}

/** The same words whether anybody has the address or not. */
export function OnItsWay({ onAgain }: { onAgain?: () => void }) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.focus(), [])
  return (
    <section ref={section} tabIndex={-1} className="door-said">
      <EmptyState
        icon={MailCheck}
        heading="h1"
        title={<Trans>A link is on its way</Trans>}
        action={
          onAgain && (
            <Button variant="quiet" onClick={onAgain}>
              <Trans>Try another address</Trans>
            </Button>
          )
        }
      >
        <Trans>
          If there is an account with this address, a mail with a link arrives within minutes. It is good for one hour. Look among the spam
          too; if nothing comes, ask the coordinator of your institution which address is on record.
        </Trans>
      </EmptyState>
    </section>
  )
}
