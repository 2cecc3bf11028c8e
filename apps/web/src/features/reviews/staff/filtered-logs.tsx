import type { CountLogsInput, LogCounts } from '@ipt/contracts'
import { LOG_STATUSES } from '@ipt/log-machine'
import { EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Inbox } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { FilterChips } from '../../../components/staff/filter-chips.tsx'
import { later } from '../../../lib/later.ts'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { useSearchParams } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useLogPages } from '../../logbook/api/use-logs.ts'
import { LogRow } from '../../logbook/components/log-row.tsx'
import { LOG_STATUS_WORDS } from '../../logbook/log-status-words.ts'
import type { StaffRole } from './queues.ts'

const ExportLink = later(() => import('../../../components/staff/later/export-link.tsx'))

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAYS = /^\d{1,3}$/

/** Every state, or any. */
const CHOICES = ['any', ...LOG_STATUSES] as const

/** The logs that somebody sees in a role, newest first, by their state; of one placement, or of all. The state stands in the address. */
export function FilteredLogs({ role, placementId }: { role: StaffRole; placementId?: string }) {
  const { t, i18n } = useLingui()
  const [search] = useSearchParams()
  const states = LOG_STATUSES.filter((each) => search.get('status')?.split(',').includes(each))
  const status = states.length === 0 ? 'any' : states.length === 1 ? states[0] : undefined
  const of = placementId ? { placementId } : narrowedBy(search)
  const counts = trpc.logbook.counts.useQuery({ as: role, ...of })
  const filter = { ...of, ...(states.length === 0 ? {} : { status: states }) }
  const pages = useLogPages({ as: role, ...filter })
  const options = CHOICES.map((value) => ({
    value,
    label: value === 'any' ? t`All` : i18n._(LOG_STATUS_WORDS[value].label),
    count: counts.data && (value === 'any' ? sum(counts.data) : counts.data[value]),
  }))
  return (
    <div className="group filtered-logs">
      <FilterChips<(typeof CHOICES)[number] | ''> parameter="status" options={options} chosen={status ?? ''} />
      {!placementId && Object.keys(of).length > 0 && (
        <p className="only">
          <span className="muted">
            <Trans>Narrowed by the number that you came from.</Trans>
          </span>
          <Link to={`${ROLE_PLACES[role].path}/logs${status && status !== 'any' ? `?status=${status}` : ''}`}>
            <Trans>Show all</Trans>
          </Link>
        </p>
      )}
      <Loaded query={pages} lines={8}>
        {({ pages: loaded }) => {
          const logs = loaded.flatMap((page) => page.items)
          return logs.length > 0 ? (
            <>
              <ul className="card lines log-list">
                {logs.map((log) => (
                  <LogRow
                    key={log.id}
                    log={log}
                    to={`${ROLE_PLACES[role].path}/logs/${log.id}${role === 'coordinator' && status && status !== 'any' ? `?status=${status}` : ''}`}
                    who={!placementId}
                  />
                ))}
              </ul>
              <ShowMore pages={pages} />
              {role === 'coordinator' && (
                <Suspense>
                  <ExportLink name="logs" filter={filter} />
                </Suspense>
              )}
            </>
          ) : (
            <div className="card">
              <EmptyState icon={Inbox} title={<Trans>No logs here</Trans>}>
                {status === 'any' ? (
                  <Trans>What students log stands here.</Trans>
                ) : (
                  <Trans>No log is in this state now. Choose another one above.</Trans>
                )}
              </EmptyState>
            </div>
          )
        }}
      </Loaded>
    </div>
  )
}

/** What the numbers of a coordinator's home narrow the list to, from the address. */
function narrowedBy(search: URLSearchParams) {
  const read = (key: string, form: RegExp) => search.get(key)?.match(form)?.[0]
  const waiting = Number(read('waiting', DAYS))
  const found = {
    cohortId: read('cohort', UUID),
    supervisorId: read('supervisor', UUID),
    waitingDays: waiting > 0 ? waiting : undefined,
    from: read('from', DAY),
    to: read('to', DAY),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Omit<CountLogsInput, 'as'>
}

const sum = (counts: LogCounts): number => Object.values(counts).reduce((total, count) => total + count, 0)
