import '../../../components/staff/headline.css'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { later } from '../../../lib/later.ts'
import { useSearchParams } from '../../../lib/router.ts'
import { LogRow } from '../../logbook/components/log-row.tsx'
import { filterOf, isFiltered, searchOf } from './queue-filter.ts'
import { useQueue } from './use-queue.ts'

const QueueTools = later(() => import('./later/queue-tools.tsx'))
const QueueKeys = later(() => import('./later/queue-keys.tsx'))
const NothingFiltered = later(() => import('./later/nothing-filtered.tsx'))

/** The verified logs that wait for a university supervisor, oldest first; with a filter in the address, those that it leaves. */
export function ValidatePage() {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const { pages, logs, waiting, filter } = useQueue('universitySupervisor', filterOf(search))
  const of = searchOf(filter)
  const to = (id: string) => `/university/logs/${id}${of}`

  return (
    <div className="page">
      <div className="headline">
        <div>
          <PageHeading title={t`To validate`} />
          <p className="muted">
            {waiting !== undefined && (
              <Plural
                value={waiting}
                _0="No verified log waits for you."
                one="# verified log waits for you."
                other="# verified logs wait for you, oldest first."
              />
            )}
          </p>
        </div>
        {logs[0] && (
          <Link className={buttonClass({ variant: 'primary' })} to={to(logs[0].id)}>
            <Icon of={CheckCheck} />
            <Trans>Start with the oldest</Trans>
          </Link>
        )}
      </div>
      <div className="group">
        <div className="queue-head">
          <Suspense>
            <QueueTools role="universitySupervisor" filter={filter} />
            <QueueKeys items=".log-row" card=".log-list > li" />
          </Suspense>
        </div>
        <Loaded query={pages} lines={8}>
          {() =>
            logs.length > 0 ? (
              <>
                <ul className="card lines log-list">
                  {logs.map((log) => (
                    <LogRow key={log.id} log={log} to={to(log.id)} who />
                  ))}
                </ul>
                <ShowMore pages={pages} />
              </>
            ) : (
              <div className="card">
                {isFiltered(filter) ? (
                  <Suspense>
                    <NothingFiltered />
                  </Suspense>
                ) : (
                  <EmptyState
                    icon={CheckCheck}
                    title={<Trans>All caught up</Trans>}
                    action={
                      <Link className={buttonClass()} to="/university">
                        <Trans>Go to your caseload</Trans>
                      </Link>
                    }
                  >
                    <Trans>No log waits for you. What industrial supervisors verify stands here.</Trans>
                  </EmptyState>
                )}
              </div>
            )
          }
        </Loaded>
      </div>
    </div>
  )
}
