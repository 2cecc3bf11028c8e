import type { DashboardView } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../../lib/format.ts'
import { LogStatusMark } from '../../../logbook/components/log-row.tsx'
import { Tally } from './tally.tsx'

/** Logs that wait for somebody, by state and by how long they have. */
export function WaitingCard({ view: { waiting, cohort } }: { view: DashboardView }) {
  const { t } = useLingui()
  const format = useFormats()
  const to = (status: string, days?: number) => `/coordinator/logs?status=${status}&cohort=${cohort.id}${days ? `&waiting=${days}` : ''}`
  return (
    <section className="card pad waiting" aria-labelledby="waiting">
      <h2 id="waiting">
        <Trans>Logs that wait</Trans>
      </h2>
      <table className="home-table">
        <caption className="sr">{t`Logs that wait, by state`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`State`}</th>
            <th scope="col" className="num">
              {t({ message: 'Number', context: 'how many' })}
            </th>
            <th scope="col" className="num">{t`Over a week`}</th>
            <th scope="col" className="num of-oldest">{t`Oldest since`}</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map(({ status, logs, overWeek, oldestOn }) => (
            <tr key={status}>
              <th scope="row">
                <LogStatusMark status={status} />
              </th>
              <td className="num">
                <Tally count={logs} to={to(status)} of={t`logs`} />
              </td>
              <td className="num">
                <Tally count={overWeek} to={to(status, 7)} of={t`logs for over a week`} />
              </td>
              <td className="num of-oldest">{oldestOn ? format.date(oldestOn) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
