import './applications.css'
import '../../../vacancies/later/vacancies.css'
import '../../../logbook/components/log-screen.css'
import type { OwnApplication, OwnApplications } from '@ipt/contracts'
import { isOpenApplication } from '@ipt/domain'
import { buttonClass, EmptyState, Icon, Notice } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, CircleAlert, FileStack } from 'lucide-react'
import { useState } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { focusOn } from '../../../../lib/focus.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { StateMark } from '../../../vacancies/later/state-mark.tsx'
import { APPLICATION_STATUS_WORDS } from '../../later/application-words.ts'
import { useWishes } from './use-wishes.ts'
import { Wish, wishButtonId } from './wish.tsx'

/** A student's applications: the open ones in the order of his wishes, offers to answer, and what the others came to. */
export default function OwnPage() {
  const { t } = useLingui()
  const own = trpc.applications.own.useQuery()
  return (
    <div className="page">
      <Link className="back sm" to="/student/vacancies">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Vacancies</Trans>
      </Link>
      <PageHeading title={t`My applications`} />
      <Loaded query={own} lines={8}>
        {(data) => <Shown own={data} />}
      </Loaded>
    </div>
  )
}

function Shown({ own: { items, limits } }: { own: OwnApplications }) {
  const open = items.filter(({ status }) => isOpenApplication(status))
  const past = items.filter(({ status }) => !isOpenApplication(status))
  const seasons = [...new Map(open.map(({ cohort }) => [cohort.id, cohort])).values()]
  if (items.length === 0) {
    return (
      <div className="card">
        <EmptyState
          icon={FileStack}
          title={<Trans>No applications yet</Trans>}
          action={
            <Link className={buttonClass({ variant: 'primary' })} to="/student/vacancies">
              <Trans>Look for a place</Trans>
            </Link>
          }
        >
          <Trans>What you apply for stands here, with what became of it.</Trans>
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="stack own-applications">
      {seasons.map((cohort) => (
        <Wishes
          key={cohort.id}
          open={open.filter((each) => each.cohort.id === cohort.id)}
          name={cohort.name}
          limit={limits.find((each) => each.cohort.id === cohort.id) ?? null}
        />
      ))}
      {past.length > 0 && (
        <section className="group" aria-labelledby="past">
          <h2 id="past">
            <Trans>Decided</Trans>
          </h2>
          <ul className="card lines past">
            {past.map((application) => (
              <Past key={application.id} application={application} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Wishes({ open, name, limit }: { open: readonly OwnApplication[]; name: string; limit: OwnApplications['limits'][number] | null }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const { shown, move, error, busy } = useWishes(open)
  const [said, setSaid] = useState('')
  const headingId = `wishes-${open[0]?.cohort.id}`
  const offers = open.filter(({ can }) => can.includes('accept')).length
  const moveTo = (id: string, place: number) => {
    move(id, place)
    const title = open.find((each) => each.id === id)?.vacancy.title ?? ''
    const count = shown.length
    setSaid(t`${title} is wish ${place} of ${count} now.`)
  }
  return (
    <section className="group" aria-labelledby={headingId}>
      <div>
        <h2 id={headingId} tabIndex={-1}>
          {name}
        </h2>
        <p className="hint">
          {limit && <OpenOf limit={limit} />}{' '}
          {open.length > 1 && <Trans>Your dearest wish comes first: move them by the arrows, or drag their number.</Trans>}
        </p>
      </div>
      <p className="sr" role="status">
        {said}
      </p>
      <div role="alert">
        {error != null && !busy && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}
          </Notice>
        )}
      </div>
      <ol className="card lines wishes">
        {shown.map((application, index) => (
          <Wish
            key={application.id}
            application={application}
            place={index + 1}
            of={shown.length}
            primary={offers === 1}
            onMove={(id, place, pressed) => {
              moveTo(id, place)
              // The line moves in the page, and takes its button's focus away.
              requestAnimationFrame(() => focusOn(wishButtonId(id, pressed)))
            }}
            onDrop={moveTo}
            // With the last of a season its heading is gone too.
            onDone={() => (document.getElementById(headingId) ?? document.querySelector('h1'))?.focus()}
          />
        ))}
      </ol>
    </section>
  )
}

const OpenOf = ({ limit: { open, most } }: { limit: OwnApplications['limits'][number] }) => (
  <Plural value={most} one={`${open} of # application open.`} other={`${open} of # applications open.`} />
)

/** What an application came to. */
function Past({ application: { id, status, vacancy, movedAt, remark } }: { application: OwnApplication }) {
  const format = useFormats()
  return (
    <li>
      <h3>
        <Link to={`/student/vacancies/${vacancy.id}`} id={`past-${id}`}>
          {vacancy.title}
        </Link>
      </h3>
      <p className="m">
        {vacancy.organisation}, {vacancy.site}
      </p>
      <p className="row wrap">
        <StateMark of={APPLICATION_STATUS_WORDS[status]} />
        <span className="hint">{format.moment(movedAt)}</span>
      </p>
      {status === 'ACCEPTED' && (
        <p>
          <Link to="/student/placement">
            <Trans>See your placement</Trans>
          </Link>
        </p>
      )}
      {remark && remark.event !== 'decline' && <p className="prose">{remark.comment}</p>}
    </li>
  )
}
