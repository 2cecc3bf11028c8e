import './revised-log.css'
import type { LogView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded, Waiting } from '../../../components/loaded.tsx'
import { later } from '../../../lib/later.ts'
import { useNavigate, useSearchParams } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import { useMe } from '../../accounts/components/session.tsx'
import { CHANGES, useChangesAddress } from './changes-address.ts'
import { baseOf, pairOf } from './pair.ts'

const ChangesView = later(() => import('./changes-view.tsx'))

/** A log that has more than one revision: the current one as it is, or what changed between any two of them. */
export default function RevisedLog({ log, children }: { log: LogView; children: ReactNode }) {
  const { t } = useLingui()
  const me = useMe()
  const navigate = useNavigate()
  const address = useChangesAddress()
  const [search] = useSearchParams()
  const frame = useRef<HTMLDivElement>(null)
  const events = trpc.logbook.events.useQuery({ id: log.id })
  const pair = pairOf(search.get(CHANGES), log.revision)
  const base = pair?.from ?? baseOf(events.data?.items ?? [], me.id, log.revision)
  const toggle = address(pair ? null : { from: base, to: log.revision })
  useShortcuts({ d: { label: t`Show what changed, or the log as it is`, run: () => navigate(toggle, { replace: true }) } })

  // Asked for in the history, it stands elsewhere on the page.
  const shown = pair && `${pair.from}-${pair.to}`
  useEffect(() => {
    if (shown && document.activeElement?.closest('.trail')) frame.current?.focus()
  }, [shown])

  return (
    <div className="revised" ref={frame} tabIndex={-1}>
      <nav className="seg" aria-label={t`Revision`}>
        <Link to={address(null)} replace aria-current={pair ? undefined : 'true'}>
          <Trans>Revision {log.revision}</Trans>
        </Link>
        <Link to={address(pair ?? { from: base, to: log.revision })} replace aria-current={pair ? 'true' : undefined} aria-keyshortcuts="D">
          <Trans>Changes since {base}</Trans>
        </Link>
      </nav>
      {pair ? <Compared log={log} pair={pair} /> : children}
    </div>
  )
}

function Compared({ log, pair }: { log: LogView; pair: { from: number; to: number } }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const address = useChangesAddress()
  const revisions = trpc.logbook.revisions.useQuery({ id: log.id, limit: LIMITS.page })
  return (
    <Loaded query={revisions} lines={6}>
      {({ items }) => {
        const [before, after] = [pair.from, pair.to].map((number) => items.find((each) => each.number === number))
        const choose = (from: number, to: number) => navigate(address({ from, to }), { replace: true })
        const numbers = items.map(({ number }) => number).sort((a, b) => a - b)
        return (
          <>
            {log.revision > 2 && (
              <div className="pair sm">
                <Choice
                  label={t`From revision`}
                  value={pair.from}
                  numbers={numbers.slice(0, -1)}
                  onChoose={(from) => choose(from, Math.max(pair.to, from + 1))}
                />
                <Choice
                  label={t`to revision`}
                  value={pair.to}
                  numbers={numbers.slice(1)}
                  onChoose={(to) => choose(Math.min(pair.from, to - 1), to)}
                />
              </div>
            )}
            {before && after ? (
              <Suspense fallback={<Waiting lines={4} />}>
                <ChangesView before={before} after={after} />
              </Suspense>
            ) : (
              <p className="muted">
                <Trans>Revisions this old can no longer be compared here.</Trans>
              </p>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Choice(props: { label: string; value: number; numbers: readonly number[]; onChoose: (number: number) => void }) {
  const { label, value, numbers, onChoose } = props
  return (
    <>
      <span aria-hidden="true">{label}</span>
      <select className="field" aria-label={label} value={value} onChange={(event) => onChoose(Number(event.target.value))}>
        {numbers.map((number) => (
          <option key={number}>{number}</option>
        ))}
      </select>
    </>
  )
}
