import type { DashboardView } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Tally } from './tally.tsx'

/** From enrolled to arrived: how many are at each step, and each step's people. */
export function ArrivedCard({ view }: { view: DashboardView }) {
  const { t } = useLingui()
  const { cohort, enrolled, placed, arrivals } = view
  const people = `/coordinator/people?role=student&cohort=${cohort.id}`
  const placements = `/coordinator/placements?cohort=${cohort.id}&status=CONFIRMED,ACTIVE`
  const steps = [
    { name: t`Enrolled`, count: enrolled, to: people },
    { name: t`Placed`, count: placed, to: `${people}&placed=yes` },
    { name: t`Arrival to be confirmed`, count: arrivals.reported, to: `${placements}&arrival=reported` },
    { name: t`Arrival confirmed`, count: arrivals.confirmed, to: `${placements}&arrival=confirmed` },
    { name: t`Arrival missing`, count: arrivals.none, to: `${placements}&arrival=none` },
  ]
  const most = Math.max(1, enrolled, placed)
  return (
    <section className="card pad" aria-labelledby="arrived">
      <h2 id="arrived">
        <Trans>From enrolled to arrived</Trans>
      </h2>
      <table className="home-table">
        <caption className="sr">{t`Students by step`}</caption>
        <thead className="sr">
          <tr>
            <th>{t`Step`}</th>
            <td />
            <th>{t`Students`}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, count, to }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="of-bar">
                <span className="bar" aria-hidden="true">
                  <i style={{ width: `${(100 * count) / most}%` }} />
                </span>
              </td>
              <td className="num">
                <Tally count={count} to={to} of={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
