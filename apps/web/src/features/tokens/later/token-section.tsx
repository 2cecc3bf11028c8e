import './token-section.css'
import '../../../components/later/forms.css'
import type { MakeTokenInput, NewToken, TokenList, TokenView } from '@ipt/contracts'
import { Button, FieldError, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, KeyRound } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ShownOnce } from '../../../components/later/shown-once.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { TokenForm } from './token-form.tsx'

/** How a list is made and changed: that of one's own tokens, or that of an institution's keys. */
export interface TokenSectionProps {
  id: string
  title: ReactNode
  about: ReactNode
  /** The button that opens the form. */
  open: ReactNode
  query: Parameters<typeof Loaded<TokenList>>[0]['query']
  making: { isPending: boolean; error: unknown; reset: () => void }
  make: (input: MakeTokenInput) => Promise<NewToken>
  revoking: { isPending: boolean; error: unknown; variables?: { id: string } | undefined }
  revoke: (id: string) => Promise<unknown>
  /** Where what one of them did can be read. */
  trace?: (token: TokenView) => ReactNode
}

/** Tokens or keys: those that there are, each revoked by one press, and the form of a new one, which is shown once. */
export function TokenSection({ id, title, about, open, query, making, make, revoking, revoke, trace }: TokenSectionProps) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const heading = useRef<HTMLHeadingElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  const [shown, setShown] = useState<NewToken | null>(null)
  const left = useRef(false)
  useEffect(() => {
    if (left.current && !opened) button.current?.focus()
    left.current = false
  }, [opened])

  const onMake = (input: MakeTokenInput, forget: () => void) =>
    void make(input).then(
      (token) => {
        forget()
        setShown(token)
        setOpened(false)
      },
      // What went wrong stands at the form's end.
      () => undefined,
    )
  const onRevoke = (token: TokenView) => {
    if (revoking.isPending) return
    void revoke(token.id).then(
      () => {
        if (shown?.made.id === token.id) setShown(null)
        heading.current?.focus()
      },
      () => undefined,
    )
  }

  return (
    <section className="group tokens" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p className="hint measure">{about}</p>
      <Loaded query={query} lines={2}>
        {(list) => (
          <>
            {shown && (
              <div className="card pad">
                <ShownOnce key={shown.made.id} label={t`Token “${shown.made.name}”`} value={shown.token}>
                  <Trans>Copy the token</Trans>
                </ShownOnce>
              </div>
            )}
            {list.items.length > 0 && (
              <ul className="card rows lines">
                {list.items.map((token) => (
                  <TokenLine
                    key={token.id}
                    token={token}
                    busy={revoking.isPending && revoking.variables?.id === token.id}
                    trace={trace?.(token)}
                    onRevoke={() => onRevoke(token)}
                  />
                ))}
              </ul>
            )}
            <div role="alert">
              <FieldError>{revoking.error && !revoking.isPending ? errorText(revoking.error) : null}</FieldError>
            </div>
            {opened ? (
              <div className="card pad">
                <TokenForm
                  keptAs={id}
                  list={list}
                  busy={making.isPending}
                  error={making.error}
                  onSubmit={onMake}
                  onCancel={() => {
                    left.current = true
                    making.reset()
                    setOpened(false)
                  }}
                />
              </div>
            ) : (
              <div>
                <Button
                  ref={button}
                  icon={KeyRound}
                  onClick={() => {
                    setShown(null)
                    setOpened(true)
                  }}
                >
                  {open}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

interface TokenLineProps {
  token: TokenView
  busy: boolean
  trace: ReactNode
  onRevoke: () => void
}

function TokenLine({ token, busy, trace, onRevoke }: TokenLineProps) {
  const { t } = useLingui()
  const format = useFormats()
  const { name, scopes, createdBy, expired } = token
  const made = format.moment(token.createdAt)
  const until = format.date(token.expiresOn)
  return (
    <li>
      <div className="grow">
        <p className="m">{name}</p>
        <p className="hint">
          <code>{scopes.join(' ')}</code>
        </p>
        <p className="hint">
          <Trans>
            Made {made} by {createdBy.name}.
          </Trans>{' '}
          {token.lastUsedAt ? <Trans>Last used {format.moment(token.lastUsedAt)}.</Trans> : <Trans context="token">Not used yet.</Trans>}{' '}
          {trace}
        </p>
        {expired ? (
          <Notice tone="returned" icon={CircleAlert}>
            <Trans>Over since the end of {until}: it no longer works.</Trans>
          </Notice>
        ) : (
          <p className="hint">
            <Trans>Works until the end of {until}.</Trans>
          </p>
        )}
      </div>
      <Button size="small" busy={busy} aria-label={t`Revoke: ${name}`} onClick={onRevoke}>
        <Trans>Revoke</Trans>
      </Button>
    </li>
  )
}
