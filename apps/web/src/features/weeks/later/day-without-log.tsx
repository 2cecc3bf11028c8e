import type { WeekDay, WeekView } from '@ipt/contracts'
import type { Role } from '@ipt/domain'
import { Status } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Link } from '../../../components/link.tsx'
import { useFormats } from '../../../lib/format.ts'
import { dayId } from './day-id.ts'
import { HolidayOfDay } from './holiday-of-day.tsx'
import { LeaveOfDay } from './leave-of-day.tsx'

/** A day without a log: a holiday, leave, missing, or still to come. A student finds the way to mend it here. */
export function DayWithoutLog({ role, week, day }: { role: Role; week: WeekView; day: WeekDay }) {
  const { date, leave, missing } = day
  const format = useFormats()
  return (
    <li className="week-day empty-day">
      <div className="between wrap">
        <h3 id={dayId(date)} tabIndex={-1}>
          {format.dayLong(date)}
        </h3>
        {missing && !leave && (
          <Status tone="missing">
            <Trans>Missing</Trans>
          </Status>
        )}
      </div>
      <HolidayOfDay day={day} />
      {leave && <LeaveOfDay leave={leave} />}
      {leave?.note && <p className="prose muted">{leave.note}</p>}
      {missing && !leave && role === 'student' && (
        <p>
          <Link className="btn link small" to={`/student/leave?placement=${week.placementId}&from=${date}`}>
            <Trans>Ask for leave on this day</Trans>
          </Link>
        </p>
      )}
    </li>
  )
}
