import type { LogView } from '@ipt/contracts'
import { Button, EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarOff, CalendarRange, NotebookPen } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { useFormats } from '../../../lib/format.ts'
import { useLogPages } from '../api/use-logs.ts'
import { LogRow } from '../components/log-row.tsx'

/** Everything a student has logged, newest first, by month. */
export default function LogListPage() {
  const { t } = useLingui()
  const format = useFormats()
  const logs = useLogPages({ as: 'student' })
  return (
    <div className="page stack">
      <PageHeading title={t`My logs`} />
      <nav className="row wrap" aria-label={t`More of your logbook`}>
        <Link className="btn" to="/student/weeks">
          <Icon of={CalendarRange} />
          <Trans>By week</Trans>
        </Link>
        <Link className="btn" to="/student/leave">
          <Icon of={CalendarOff} />
          <Trans>Leave and rest days</Trans>
        </Link>
      </nav>
      <Loaded query={logs} lines={8}>
        {({ pages }) => {
          const months = byMonth(pages.flatMap((page) => page.items))
          if (months.length === 0) return <NoLogs />
          return (
            <>
              {months.map(([month, items]) => (
                <section className="group" key={month} aria-labelledby={`m-${month}`}>
                  <h2 id={`m-${month}`}>{format.month(`${month}-01`)}</h2>
                  <ul className="card lines log-list">
                    {items.map((log) => (
                      <LogRow key={log.id} log={log} to={`/student/logs/${log.id}`} />
                    ))}
                  </ul>
                </section>
              ))}
              {logs.hasNextPage && (
                <Button busy={logs.isFetchingNextPage} onClick={() => void logs.fetchNextPage()}>
                  <Trans>Show more</Trans>
                </Button>
              )}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

const NoLogs = () => (
  <EmptyState
    icon={NotebookPen}
    title={<Trans>No logs yet</Trans>}
    action={
      <Link className="btn primary" to="/student">
        <Trans>Write today's log</Trans>
      </Link>
    }
  >
    <Trans>Each day that you log stands here, with what became of it.</Trans>
  </EmptyState>
)

/** Logs under their months, `YYYY-MM`, in the order in which they came. */
function byMonth(logs: readonly LogView[]): [string, LogView[]][] {
  const months = new Map<string, LogView[]>()
  for (const log of logs) {
    const month = log.logDate.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), log])
  }
  return [...months]
}
