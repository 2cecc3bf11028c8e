import '../../../../components/staff/headline.css'
import type { PlacementView } from '@ipt/contracts'
import { buttonClass, EmptyState } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { MapPin } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { OwnFind } from '../../../finds/later/own-find.tsx'
import { LetterList } from '../../../letters/later/letter-list.tsx'
import { ARRIVAL_STATE_WORDS } from '../../later/arrival-words.ts'
import { CourseHistory } from '../../later/course-history.tsx'
import { HoursLogged } from '../../later/hours-logged.tsx'
import { Neighbours } from '../../later/neighbours.tsx'
import { Reach } from '../../later/reach.tsx'
import { STATE_WORDS } from '../../later/state-words.ts'

/** A student's placements: where, when, with whom, the days, the letters, and what happened. The latest first. */
export default function StudentPlacementPage() {
  const { t } = useLingui()
  const placements = trpc.placements.list.useQuery({ as: 'student' })
  return (
    <div className="page">
      <div className="headline">
        <PageHeading title={t`My placement`} />
      </div>
      <Loaded query={placements} lines={8}>
        {(all) =>
          all.length === 0 ? (
            <div className="card">
              <EmptyState icon={MapPin} title={<Trans>No placement yet</Trans>} action={<ToFind />}>
                <Trans>Once a place is yours, it stands here with your supervisors and letters.</Trans>
              </EmptyState>
            </div>
          ) : (
            <div className="stack">
              {all.every(({ status }) => status === 'CANCELLED' || status === 'ENDED_EARLY') && <ToFind />}
              {all.map((placement) => (
                <OwnPlacement key={placement.id} placement={placement} />
              ))}
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

/** The way for those who found a place themselves. */
const ToFind = () => (
  <Link className={buttonClass()} to="/student/placement/find">
    <Trans>I found a place myself</Trans>
  </Link>
)

function OwnPlacement({ placement }: { placement: PlacementView }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const { id, organisation, site, startsOn, endsOn, endedOn, status, cohort, days, expected, arrival, canReportArrival } = placement
  const course = trpc.placements.course.useQuery({ id })
  const letters = trpc.letters.list.useQuery({ placementId: id })
  const contacts = trpc.placements.contacts.useQuery({ id })
  const { missing } = expected
  return (
    <section className="card pad group" aria-labelledby={`placement-${id}`}>
      <h2 id={`placement-${id}`}>
        {organisation}, {site}
      </h2>
      <p>
        {i18n._(STATE_WORDS[status])}, {format.date(startsOn)} – {format.date(endedOn ?? endsOn)}
      </p>
      {status !== 'PROPOSED' && status !== 'CANCELLED' && (
        <p>
          {i18n._(ARRIVAL_STATE_WORDS[arrival?.status ?? 'NONE'])}
          {arrival && `, ${format.date(arrival.arrivedOn)}`}
          {arrival?.status === 'RETURNED' && arrival.returnedFor && <span className="prose hint block">{arrival.returnedFor}</span>}
        </p>
      )}
      {canReportArrival && (
        <p>
          <Link className={buttonClass({ variant: 'primary' })} to="/student">
            <Trans>Report arrival</Trans>
          </Link>
        </p>
      )}
      <p>
        <Trans>
          {days.logged} of {cohort.requiredDays} days logged
        </Trans>
        {missing > 0 && (
          <>
            {', '}
            <Plural value={missing} one="# day is missing" other="# days are missing" />
          </>
        )}
        {cohort.requiredMinutes !== null && <br />}
        <HoursLogged placement={placement} />
      </p>
      <Loaded query={contacts} lines={4}>
        {({ industrialSupervisor, universitySupervisor }) => (
          <>
            <div>
              <Trans>Industrial supervisor</Trans>: {placement.industrialSupervisor?.name ?? t`none yet`}
              {industrialSupervisor && <Reach person={industrialSupervisor} />}
            </div>
            <div>
              <Trans>University supervisor</Trans>: {placement.universitySupervisor?.name ?? t`none yet`}
              {universitySupervisor && <Reach person={universitySupervisor} />}
            </div>
          </>
        )}
      </Loaded>
      {status === 'PROPOSED' && <OwnFind placementId={id} />}
      <h3>
        <Trans>Letters</Trans>
      </h3>
      <Loaded query={letters} lines={2}>
        {(own) =>
          own.length === 0 ? (
            <p className="hint">
              <Trans>No letter was issued yet.</Trans>
            </p>
          ) : (
            <LetterList letters={own} />
          )
        }
      </Loaded>
      <h3>
        <Trans>History</Trans>
      </h3>
      <Loaded query={course} lines={3}>
        {(read) => (
          <>
            <Neighbours course={read} />
            <CourseHistory events={read.events} />
          </>
        )}
      </Loaded>
    </section>
  )
}
