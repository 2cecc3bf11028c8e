import './state-counts.css'
import type { LogCounts } from '@ipt/contracts'
import { LOG_STATUSES } from '@ipt/log-machine'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { LogStatusMark } from '../../logbook/components/log-row.tsx'
import { LOG_STATUS_WORDS } from '../../logbook/log-status-words.ts'

/** How many logs are in each state; each number leads to them. */
export function StateCounts() {
  const counts = trpc.logbook.counts.useQuery({ as: 'coordinator' })
  return (
    <section className="card pad" aria-labelledby="states">
      <h2 id="states">
        <Trans>Logs by state</Trans>
      </h2>
      <Loaded query={counts} lines={6}>
        {(data) => <StateTable counts={data} />}
      </Loaded>
    </section>
  )
}

function StateTable({ counts }: { counts: LogCounts }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const most = Math.max(1, ...Object.values(counts))
  return (
    <table className="states">
      <caption className="sr">{t`Logs by state`}</caption>
      <thead className="sr">
        <tr>
          <th>{t`State`}</th>
          <td />
          <th>{t`Logs`}</th>
        </tr>
      </thead>
      <tbody>
        {LOG_STATUSES.map((status) => {
          const { label, tone } = LOG_STATUS_WORDS[status]
          return (
            <tr key={status}>
              <th scope="row">
                <LogStatusMark status={status} />
              </th>
              <td className="of-bar">
                <span className="bar" aria-hidden="true" data-s={tone}>
                  <i style={{ width: `${(100 * counts[status]) / most}%` }} />
                </span>
              </td>
              <td className="num">
                {counts[status] > 0 ? (
                  <Link className="tally" to={`/coordinator/logs?status=${status}`}>
                    <span>
                      {format.number(counts[status])}
                      <span className="sr">{` ${i18n._(label)}`}</span>
                    </span>
                  </Link>
                ) : (
                  <span className="tally faint">
                    <span>0</span>
                  </span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
