import type { DashboardView } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../../lib/format.ts'

const [WIDTH, HEIGHT] = [480, 150]

/** Each week's logs: how many were written, and how many of them are verified. As a picture, and as the table behind it. */
export function WeeksCard({ view: { weeks, cohort } }: { view: DashboardView }) {
  const { t } = useLingui()
  const format = useFormats()
  const most = Math.max(1, ...weeks.map(({ logged }) => logged))
  const step = WIDTH / Math.max(6, weeks.length)
  const height = (count: number) => (count / most) * HEIGHT
  return (
    <section className="card pad" aria-labelledby="weeks">
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
            <li data-s="verified">{t`Verified`}</li>
            <li data-s="submitted">{t`Written`}</li>
          </ul>
          <svg
            className="chart"
            viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`}
            role="img"
            aria-label={t`Logs a week, written and verified; the table below has the numbers`}
          >
            {weeks.map(({ startsOn, logged, verified }, index) => (
              <g key={startsOn} transform={`translate(${index * step + step * 0.15} 0)`}>
                <rect className="of-written" x="0" width={step * 0.7} y={HEIGHT - height(logged)} height={height(logged)} rx="3" />
                <rect className="of-verified" x="0" width={step * 0.7} y={HEIGHT - height(verified)} height={height(verified)} rx="3" />
                <text x={step * 0.35} y={HEIGHT + 18} textAnchor="middle">
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
                  <th scope="col" className="num">{t`Verified`}</th>
                  <th scope="col" className="num">{t`Validated`}</th>
                </tr>
              </thead>
              <tbody>
                {weeks.map(({ startsOn, logged, verified, validated }) => (
                  <tr key={startsOn}>
                    <th scope="row">{format.date(startsOn)}</th>
                    <td className="num">{format.number(logged)}</td>
                    <td className="num">{format.number(verified)}</td>
                    <td className="num">{format.number(validated)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      <span className="sr">{cohort.name}</span>
    </section>
  )
}
