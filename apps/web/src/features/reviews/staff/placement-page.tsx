import '../../../components/staff/headline.css'
import '../../logbook/components/log-screen.css'
import './placement-page.css'
import type { PlacementView } from '@ipt/contracts'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded, Waiting } from '../../../components/loaded.tsx'
import NotFound from '../../../components/not-found.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { useFormats } from '../../../lib/format.ts'
import { later } from '../../../lib/later.ts'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { useParams } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { DaysLogged } from '../../placements/staff/placement-table.tsx'
import { arrivalWord, PLACEMENT_STATUS_WORDS } from '../../placements/staff/placement-words.ts'
import { SignLines } from '../../placements/staff/sign-lines.tsx'
import { FilteredLogs } from './filtered-logs.tsx'
import type { StaffRole } from './queues.ts'

const PageKeys = later(() => import('../../../components/later/page-keys.tsx'))

const PlacementCourse = later(() => import('../../placements/staff/later/placement-course.tsx'))
const HoursLogged = later(() => import('../../placements/staff/later/hours-fact.tsx'))
const SupervisorReach = later(() => import('../../placements/staff/later/supervisor-reach.tsx'))
const ChangeSupervisor = later(() => import('../../placements/staff/later/change-supervisor.tsx'))
const CheckFind = later(() => import('../../finds/staff/later/check-find.tsx'))
const PlacementLetters = later(() => import('../../letters/staff/later/placement-letters.tsx'))
const PlacementRecord = later(() => import('../../weeks/staff/later/placement-record.tsx'))

/** One student's placement: the people on it, what is seen of it, and all of its logs. */
export default function PlacementPage({ role }: { role: StaffRole }) {
  const { id = '' } = useParams()
  const placements = trpc.placements.list.useQuery({ as: role, placementId: id })
  return (
    <div className="page wide">
      <Link className="back sm" to={`${ROLE_PLACES[role].path}${role === 'coordinator' ? '/placements' : ''}`}>
        <Icon of={ChevronLeft} size="s" />
        <Trans>All students</Trans>
      </Link>
      <Loaded query={placements} lines={8}>
        {(all) => {
          const placement = all.find((each) => each.id === id)
          return placement ? <OnePlacement role={role} placement={placement} /> : <NotFound />
        }}
      </Loaded>
    </div>
  )
}

function OnePlacement({ role, placement }: { role: StaffRole; placement: PlacementView }) {
  const { student, organisation } = placement
  return (
    <>
      <div className="headline">
        <div>
          <PageHeading title={student.name} />
          <p className="muted">
            {student.programme}, {organisation}
          </p>
        </div>
        <Suspense>
          <PageKeys rows=".log-row" filter />
        </Suspense>
      </div>
      <div className="placement-cols">
        <section className="card pad placement" aria-labelledby="facts">
          <h2 className="sr" id="facts">
            <Trans>Placement</Trans>
          </h2>
          <Facts role={role} placement={placement} />
          {role === 'coordinator' && (
            <Suspense>
              <ChangeSupervisor placement={placement} />
            </Suspense>
          )}
          <SignLines placement={placement} />
        </section>
        <div className="stack">
          {role === 'coordinator' && placement.status === 'PROPOSED' && (
            <Suspense fallback={<Waiting />}>
              <CheckFind placementId={placement.id} />
            </Suspense>
          )}
          <Suspense fallback={<Waiting />}>
            <PlacementRecord role={role} placementId={placement.id} />
          </Suspense>
          <section className="group" aria-labelledby="logs">
            <h2 id="logs">
              <Trans>Logs</Trans>
            </h2>
            <FilteredLogs role={role} placementId={placement.id} />
          </section>
          <Suspense fallback={<Waiting />}>
            <PlacementCourse role={role} placementId={placement.id} />
          </Suspense>
          {role === 'coordinator' && (
            <Suspense fallback={<Waiting />}>
              <PlacementLetters placementId={placement.id} />
            </Suspense>
          )}
        </div>
      </div>
    </>
  )
}

function Facts({ role, placement }: { role: StaffRole; placement: PlacementView }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const reach = role === 'coordinator'
  const {
    student,
    organisation,
    site,
    startsOn,
    endsOn,
    endedOn,
    status,
    arrival,
    days,
    cohort,
    industrialSupervisor,
    universitySupervisor,
  } = placement
  return (
    <dl className="facts">
      <Fact name={t`Number`}>{student.registrationNumber}</Fact>
      <Fact name={t`Place`}>
        {organisation}, {site}
      </Fact>
      <Fact name={t`Time`}>
        {format.date(startsOn)} – {format.date(endedOn ?? endsOn)}
      </Fact>
      <Fact name={t`State`}>{i18n._(PLACEMENT_STATUS_WORDS[status])}</Fact>
      <Fact name={t`Arrival`}>
        {i18n._(arrivalWord(placement))}
        {arrival && `, ${format.dayShort(arrival.arrivedOn)}`}
        {arrival?.note && <span className="prose hint">{arrival.note}</span>}
      </Fact>
      <Fact name={t`Days logged`}>
        <DaysLogged days={days} />
        {cohort.requiredMinutes !== null && (
          <Suspense>
            <HoursLogged placement={placement} />
          </Suspense>
        )}
      </Fact>
      <Fact name={t`Industrial supervisor`}>
        {industrialSupervisor?.name ?? t`none yet`}
        {reach && industrialSupervisor && (
          <Suspense>
            <SupervisorReach placementId={placement.id} of="industrialSupervisor" />
          </Suspense>
        )}
      </Fact>
      <Fact name={t`University supervisor`}>
        {universitySupervisor?.name ?? t`none yet`}
        {reach && universitySupervisor && (
          <Suspense>
            <SupervisorReach placementId={placement.id} of="universitySupervisor" />
          </Suspense>
        )}
      </Fact>
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
