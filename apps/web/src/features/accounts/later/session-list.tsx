import type { SessionView } from '@ipt/contracts'
import { Button, FieldError, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { LogOut, Monitor, Smartphone, Terminal } from 'lucide-react'
import { useRef } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'

const PHONES = ['Android', 'iOS']

/** Where one is signed in: browsers and programs, each ended by one press. The focus goes to the heading when a line is gone. */
export function SessionList() {
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const heading = useRef<HTMLHeadingElement>(null)
  const sessions = trpc.accounts.sessions.useQuery()
  const onSuccess = async () => {
    await utils.accounts.sessions.invalidate()
    heading.current?.focus()
  }
  const one = trpc.accounts.endSession.useMutation({ onSuccess })
  const others = trpc.accounts.endOtherSessions.useMutation({ onSuccess })
  const error = one.error ?? others.error

  return (
    <section className="group" aria-labelledby="sessions">
      <h2 id="sessions" ref={heading} tabIndex={-1}>
        <Trans>Where you are signed in</Trans>
      </h2>
      <Loaded query={sessions} lines={3}>
        {({ items, more }) => (
          <>
            <ul className="card lines sessions">
              {items.map((session) => (
                <SessionLine
                  key={session.id}
                  session={session}
                  busy={one.isPending && one.variables.id === session.id}
                  onEnd={() => !one.isPending && one.mutate({ id: session.id })}
                />
              ))}
            </ul>
            {more > 0 && (
              <p className="hint">
                <Plural value={more} one="And # older one." other="And # older ones." />
              </p>
            )}
            <div role="alert">
              <FieldError>{error ? errorText(error) : null}</FieldError>
            </div>
            {items.length + more > 1 && (
              <div className="group">
                <Button icon={LogOut} busy={others.isPending} onClick={() => others.mutate({})}>
                  <Trans>Sign out everywhere else</Trans>
                </Button>
                <p className="hint">
                  <Trans>Personal tokens go on until you revoke them.</Trans>
                </p>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function SessionLine({ session, busy, onEnd }: { session: SessionView; busy: boolean; onEnd: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { browser, system, client, kind, current } = session
  const name = browser && system ? t`${browser} on ${system}` : (browser ?? client ?? (kind === 'api' ? t`A program` : t`A browser`))
  const icon = kind === 'api' ? Terminal : PHONES.includes(system ?? '') ? Smartphone : Monitor
  const since = format.moment(session.signedInAt)
  const used = format.moment(session.lastUsedAt)
  return (
    <li>
      <Icon of={icon} />
      <div className="grow">
        <p className="m">{name}</p>
        <p className="hint">
          <Trans>
            Signed in {since}, last used {used}
          </Trans>
        </p>
      </div>
      {current ? (
        <span className="here sm m">
          <Trans>This one</Trans>
        </span>
      ) : (
        <Button size="small" busy={busy} aria-label={t`Sign out: ${name}, signed in ${since}`} onClick={onEnd}>
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  )
}
