import '../../../components/staff/headline.css'
import type { PlacementView } from '@ipt/contracts'
import { buttonClass, EmptyState, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CheckCheck, Users } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { later } from '../../../lib/later.ts'
import { trpc } from '../../../lib/trpc.ts'
import { FilteredPlacements } from '../../placements/staff/filtered-placements.tsx'
import { seasonsOf } from '../../placements/staff/season.ts'
import { SeasonLine } from '../../placements/staff/season-line.tsx'
import { needsSomebody } from '../../placements/staff/signs.ts'

const PageKeys = later(() => import('../../../components/later/page-keys.tsx'))

const LookAgain = later(() => import('../../../components/later/look-again.tsx'))

/** A university supervisor's students: who needs somebody, and what waits to be validated. */
export function CaseloadPage() {
  const { t } = useLingui()
  const placements = trpc.placements.list.useQuery({ as: 'universitySupervisor' })
  const counts = trpc.logbook.counts.useQuery({ as: 'universitySupervisor' })
  const waiting = counts.data?.VERIFIED_INDUSTRY ?? 0

  return (
    <div className="page wide">
      <div className="headline">
        <div>
          <PageHeading title={t`Caseload`} />
          {placements.data && placements.data.length > 0 && <Summary placements={placements.data} />}
        </div>
        <Suspense>
          <PageKeys rows="main a.name" />
        </Suspense>
        {waiting > 0 && (
          <Link className={buttonClass({ variant: 'primary' })} to="/university/validate">
            <Icon of={CheckCheck} />
            <Plural value={waiting} one="Validate # log" other="Validate # logs" />
          </Link>
        )}
      </div>
      <Loaded query={placements} lines={10}>
        {(all) =>
          all.length > 0 ? (
            <FilteredPlacements
              placements={all}
              caption={t`Your students`}
              needLabel={t`Need you`}
              to={({ id }) => `/university/placements/${id}`}
              column={{ head: t`To validate`, numeric: true, cell: (placement) => <ToValidate placement={placement} /> }}
            />
          ) : (
            <div className="card">
              <EmptyState
                icon={Users}
                title={<Trans>No students yet</Trans>}
                action={
                  <Suspense>
                    <LookAgain query={placements} />
                  </Suspense>
                }
              >
                <Trans>When the coordinator gives you students to supervise, they stand here.</Trans>
              </EmptyState>
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

function Summary({ placements }: { placements: readonly PlacementView[] }) {
  const need = placements.filter(needsSomebody).length
  const [season] = seasonsOf(placements)
  return (
    <p className="muted">
      <Plural value={placements.length} one="# student" other="# students" />
      {need > 0 && (
        <>
          {', '}
          <b className="m">
            <Plural value={need} one="# needs you" other="# need you" />
          </b>
        </>
      )}
      . {season && <SeasonLine season={season} named />}
    </p>
  )
}

/** How many logs of a student wait, and the way to them. */
function ToValidate({ placement: { id, logs, student } }: { placement: PlacementView }) {
  if (logs.verified === 0) return <span className="faint">0</span>
  const name = student.name
  return (
    <Link className="tally" to={`/university/validate?placement=${id}`}>
      <span>
        {logs.verified}
        <span className="sr">
          {' '}
          <Trans>logs of {name} to validate</Trans>
        </span>
      </span>
    </Link>
  )
}
