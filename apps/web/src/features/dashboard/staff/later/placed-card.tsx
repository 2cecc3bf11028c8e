import type { DashboardView } from '@ipt/contracts'
import { buttonClass, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { MapPinPlus } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { Tally } from './tally.tsx'

/** Who is placed, of those who are to be, by programme; and the places that are free for the rest. */
export function PlacedCard({ view }: { view: DashboardView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { cohort, enrolled, placed, programmes, capacity } = view
  const people = `/coordinator/people?role=student&cohort=${cohort.id}`
  const left = enrolled - placed
  return (
    <section className="card pad placed" aria-labelledby="placed">
      <h2 id="placed">
        <Trans>Placed</Trans>
      </h2>
      <p className="big-number">
        <Link to={`${people}&placed=yes`}>
          <b>{format.number(placed)}</b>
        </Link>{' '}
        <Link to={people}>
          <Plural value={enrolled} one="of # student" other="of # students" />
        </Link>
      </p>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${enrolled === 0 ? 0 : (100 * placed) / enrolled}%` }} />
      </span>
      {programmes.length > 0 && (
        <table className="home-table">
          <caption className="sr">{t`Placed by programme`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Programme`}</th>
              <th scope="col" className="num">{t`Placed`}</th>
              <th scope="col" className="num">{t`To place`}</th>
            </tr>
          </thead>
          <tbody>
            {programmes.map((each) => (
              <tr key={each.id}>
                <th scope="row">{each.name}</th>
                <td className="num">
                  <Tally count={each.placed} to={`${people}&programme=${each.id}&placed=yes`} of={t`placed on ${each.name}`} />
                </td>
                <td className="num">
                  <Tally
                    count={each.enrolled - each.placed}
                    to={`${people}&programme=${each.id}&placed=no`}
                    of={t`to place on ${each.name}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left > 0 ? (
        <Link className={buttonClass({ variant: 'primary' })} to={`/coordinator/assign?cohort=${cohort.id}`}>
          <Icon of={MapPinPlus} />
          <Plural value={left} one="Place # student" other="Place # students" />
        </Link>
      ) : (
        <p className="hint">{enrolled === 0 ? <Trans>Nobody is in this season yet.</Trans> : <Trans>Everybody is placed.</Trans>}</p>
      )}
      {capacity.vacancies + capacity.applicants > 0 && <Capacity view={view} />}
    </section>
  )
}

/** What is on offer, against who still looks for a place. */
function Capacity({ view: { cohort, enrolled, placed, capacity } }: { view: DashboardView }) {
  const { t } = useLingui()
  const { vacancies, slots, free, applicants } = capacity
  const people = `/coordinator/people?role=student&cohort=${cohort.id}`
  return (
    <dl className="capacity">
      <dt>
        <Trans>Free places</Trans>
        <span className="hint">
          <Plural value={slots} one="of # on offer" other="of # on offer" />
          {': '}
          <Link to={`/coordinator/vacancies?status=PUBLISHED&cohort=${cohort.id}`}>
            <Plural value={vacancies} one="# published vacancy" other="# published vacancies" />
          </Link>
        </span>
      </dt>
      <dd>{free}</dd>
      <dt>
        <Trans>Applicants</Trans>
        <span className="hint">
          <Trans>students with an open application</Trans>
        </span>
      </dt>
      <dd>
        <Tally count={applicants} to={`${people}&applied=yes`} of={t`students with an open application`} />
      </dd>
      <dt>
        <Trans>Without a placement</Trans>
      </dt>
      <dd>
        <Tally count={enrolled - placed} to={`${people}&placed=no`} of={t`students without a placement`} />
      </dd>
    </dl>
  )
}
