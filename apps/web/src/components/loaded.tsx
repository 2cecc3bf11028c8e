import { Button, Notice, Skeleton } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
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
  if (query.isPending) return <Waiting lines={lines} />
  return <LoadError error={query.error} busy={query.isFetching} onRetry={() => void query.refetch()} />
}

export function Waiting({ lines }: { lines?: number | undefined }) {
  const { t } = useLingui()
  return <Skeleton label={t`Loading`} lines={lines ?? 4} />
}

/** Why something could not be shown, and one press to try again. */
export function LoadError({ error, busy, onRetry }: { error: unknown; busy: boolean; onRetry: () => void }) {
  const errorText = useErrorText()
  return (
    <div className="group" role="alert">
      <Notice tone="flagged" icon={CloudOff}>
        {errorText(error)}
      </Notice>
      <div>
        <Button busy={busy} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    </div>
  )
}
