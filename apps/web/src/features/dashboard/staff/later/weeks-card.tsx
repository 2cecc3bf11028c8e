import type { DashboardView } from '@ipt/contracts'
import { addDays } from '@ipt/domain'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../../lib/format.ts'
import { Tally } from './tally.tsx'

const HEIGHT = 150
const VERIFIED = 'VERIFIED_INDUSTRY,FLAGGED,VERIFIED_ACADEMIC'
const WRITTEN = `SUBMITTED,REVISION_REQUESTED,${VERIFIED}`

/** Each week's logs: how many were written, and how many of them are verified. As a picture, and as the table behind it. */
export function WeeksCard({ view: { weeks, cohort } }: { view: DashboardView }) {
  const { t } = useLingui()
  const format = useFormats()
  const most = Math.max(1, ...weeks.map(({ logged }) => logged))
  const step = 100 / Math.max(6, weeks.length)
  const to = (status: string, monday: string) =>
    `/coordinator/logs?status=${status}&cohort=${cohort.id}&from=${monday}&to=${addDays(monday, 6)}`
  const height = (count: number) => (count / most) * HEIGHT
  return (
    <section className="card pad weeks" aria-labelledby="weeks">
      <h2 id="weeks">
        <Trans>Logs a week</Trans>
      </h2>
      {weeks.length === 0 ? (
        <p className="muted">
          <Trans>Nobody has logged a day yet.</Trans>
        </p>
      ) : (
        <>
          <ul className="chart-key" aria-hidden="true">
            <li data-s="verified">{t({ message: 'Verified', context: 'logs' })}</li>
            <li data-s="submitted">{t`Written`}</li>
          </ul>
          <svg
            className="chart"
            width="100%"
            height={HEIGHT + 24}
            role="img"
            aria-label={t`Logs a week, written and verified; the table below has the numbers`}
          >
            {weeks.map(({ startsOn, logged, verified }, index) => (
              <g key={startsOn}>
                {[
                  { of: 'of-written', count: logged },
                  { of: 'of-verified', count: verified },
                ].map(({ of, count }) => (
                  <rect
                    key={of}
                    className={of}
                    x={`${(index + 0.15) * step}%`}
                    width={`${0.7 * step}%`}
                    y={HEIGHT - height(count)}
                    height={height(count)}
                    rx="3"
                  />
                ))}
                <text x={`${(index + 0.5) * step}%`} y={HEIGHT + 18} textAnchor="middle">
                  {format.number(index + 1)}
                </text>
              </g>
            ))}
          </svg>
          <details className="fold plain">
            <summary>
              <Trans>Show as a table</Trans>
            </summary>
            <table className="home-table">
              <caption className="sr">{t`Logs a week`}</caption>
              <thead>
                <tr>
                  <th scope="col">{t`Week of`}</th>
                  <th scope="col" className="num">{t`Written`}</th>
                  <th scope="col" className="num">
                    {t({ message: 'Verified', context: 'logs' })}
                  </th>
                  <th scope="col" className="num">
                    {t({ message: 'Validated', context: 'logs' })}
                  </th>
                </tr>
              </thead>
              <tbody>
                {weeks.map(({ startsOn, logged, verified, validated }) => (
                  <tr key={startsOn}>
                    <th scope="row">{format.date(startsOn)}</th>
                    <td className="num">
                      <Tally count={logged} to={to(WRITTEN, startsOn)} of={t`Written`} />
                    </td>
                    <td className="num">
                      <Tally count={verified} to={to(VERIFIED, startsOn)} of={t({ message: 'Verified', context: 'logs' })} />
                    </td>
                    <td className="num">
                      <Tally count={validated} to={to('VERIFIED_ACADEMIC', startsOn)} of={t({ message: 'Validated', context: 'logs' })} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  )
}
