import { Button, Notice, Skeleton } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CloudOff } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { isNetworkFailure } from '../lib/errors.ts'
import { useErrorText } from '../lib/use-error-text.ts'

/** What of a query's result this needs. */
export interface Query<Data> {
  data: Data | undefined
  error: unknown
  isPending: boolean
  isFetching: boolean
  refetch: () => unknown
}

/** A query on screen: its place while it loads, a way on when it fails, its data else. Data that is there stays, whatever comes later. */
export function Loaded<Data>({ query, lines, children }: { query: Query<Data>; lines?: number; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return children(query.data)
  if (query.isPending) return <Waiting lines={lines} first />
  return <LoadError error={query.error} busy={query.isFetching} onRetry={() => void query.refetch()} />
}

const LONG_MS = 10_000

/** The place of what is on its way. A wait that becomes long says so. `first`: what stands below it on the page waits for it too. */
export function Waiting({ lines, first = false }: { lines?: number | undefined; first?: boolean }) {
  const { t } = useLingui()
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={first ? 'first-wait' : undefined}>
      <Skeleton label={t`Loading`} lines={lines ?? 4} />
      <p className="hint" role="status">
        {long && <Trans>This takes longer than usual. Still waiting for an answer.</Trans>}
      </p>
    </div>
  )
}

/** Why something could not be shown, and one press to try again. */
export function LoadError({ error, busy, onRetry }: { error: unknown; busy: boolean; onRetry: () => void }) {
  const errorText = useErrorText()
  return (
    <div className="group" role="alert">
      <Notice tone="flagged" icon={CloudOff}>
        {isNetworkFailure(error) ? <Trans>No answer from the network, so this could not be loaded.</Trans> : errorText(error)}
      </Notice>
      <div>
        <Button busy={busy} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    </div>
  )
}
