import type { WeekDay, WeekView } from '@ipt/contracts'
import type { Role } from '@ipt/domain'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { LogBody, LogRemarkNotice } from '../../logbook/components/log-body.tsx'
import { LogStatusMark } from '../../logbook/components/log-row.tsx'
import { dayId } from './day-id.ts'
import { DayWithoutLog } from './day-without-log.tsx'
import { HolidayOfDay } from './holiday-of-day.tsx'
import { LeaveOfDay } from './leave-of-day.tsx'

export interface WeekDaysProps {
  role: Role
  week: WeekView
  /** How a day with a log is shown, where it is more than read. */
  children?: (day: LoggedDay) => ReactNode
}

/** A day that has a log. */
export type LoggedDay = WeekDay & { log: NonNullable<WeekDay['log']> }

/** The days of a week in one scroll; rest days and days outside of the placement only where something was logged or asked for, or is a holiday. */
export function WeekDays({ role, week, children }: WeekDaysProps) {
  const shown = week.days.filter((day) => day.kind === 'working' || day.log || day.leave || (day.kind === 'rest' && day.holiday))
  return (
    <section aria-labelledby="days">
      <h2 className="sr" id="days">
        <Trans>Days</Trans>
      </h2>
      <ol className="card lines week-days">
        {shown.map((day) =>
          day.log === null ? (
            <DayWithoutLog key={day.date} role={role} week={week} day={day} />
          ) : (
            (children?.({ ...day, log: day.log }) ?? (
              <DayOfWeek key={day.date} day={{ ...day, log: day.log }}>
                <LogRemarkNotice log={day.log} />
                <LogBody log={day.log} />
              </DayOfWeek>
            ))
          ),
        )}
      </ol>
    </section>
  )
}

/** One day with its log: head and content. */
export function DayOfWeek({ day, open = false, children }: { day: LoggedDay; open?: boolean; children: ReactNode }) {
  const format = useFormats()
  return (
    <li className="week-day" data-s={open ? 'returned' : undefined}>
      <article className="group" aria-labelledby={dayId(day.date)}>
        <header className="between wrap">
          <h3 id={dayId(day.date)} tabIndex={-1}>
            {format.dayLong(day.date)}
          </h3>
          <LogStatusMark status={day.log.status} />
        </header>
        <HolidayOfDay day={day} />
        {day.leave && <LeaveOfDay leave={day.leave} />}
        {children}
      </article>
    </li>
  )
}
