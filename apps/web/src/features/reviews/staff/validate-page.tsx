import '../../../components/staff/headline.css'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck, X } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { ShowMore } from '../../../components/staff/show-more.tsx'
import { LogRow } from '../../logbook/components/log-row.tsx'
import { useQueue } from './use-queue.ts'

/** The verified logs that wait for a university supervisor, oldest first; with `?placement=`, those of one student. */
export function ValidatePage() {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const placement = search.get('placement')
  const { pages, logs, total } = useQueue('universitySupervisor', placement)
  const of = placement ? `?placement=${encodeURIComponent(placement)}` : ''
  const to = (id: string) => `/university/logs/${id}${of}`
  const name = logs[0]?.student.name

  return (
    <div className="page">
      <div className="headline">
        <div>
          <PageHeading title={t`To validate`} />
          <p className="muted">
            {total !== undefined && (
              <Plural
                value={total}
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
      {placement && (
        <p className="only">
          <span>{name ? <Trans>Only {name}.</Trans> : <Trans>Only one student.</Trans>}</span>
          <Link className={buttonClass({ variant: 'link' })} to="/university/validate">
            <Icon of={X} size="s" />
            <Trans>Show everybody</Trans>
          </Link>
        </p>
      )}
      <div className="group">
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
              </div>
            )
          }
        </Loaded>
      </div>
    </div>
  )
}
