import { EmptyState } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { CheckCheck } from 'lucide-react'
import { isFiltered, type QueueFilter } from '../queue-filter.ts'
import NothingFiltered from './nothing-filtered.tsx'

/** An industrial supervisor's queue without a log: all are decided, or none is behind the filter. */
export default function EmptyQueue({ filter }: { filter: QueueFilter }) {
  if (isFiltered(filter)) return <NothingFiltered />
  return (
    <EmptyState
      icon={CheckCheck}
      title={<Trans>All caught up</Trans>}
      action={
        <a className="btn" href="#trainees">
          <Trans>See your trainees</Trans>
        </a>
      }
    >
      <Trans>No log waits for you. What your trainees send stands here.</Trans>
    </EmptyState>
  )
}
