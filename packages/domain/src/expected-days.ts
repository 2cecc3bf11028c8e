import { addDays, type IsoDate } from './calendar.ts'
import { isExtraDay } from './holidays.ts'

/** The days of a placement, and those on which nothing is expected. Ends are included; `endsOn` is the ended day of one that ended early. */
export interface ExpectedSpan {
  startsOn: IsoDate
  endsOn: IsoDate
  /** Of the cohort: ISO weekdays. */
  workingDays: readonly number[]
  /** Of the institution. */
  holidays: readonly IsoDate[]
  /** Granted leave and rest days. */
  leaveDays: readonly IsoDate[]
}

/** The days of a placement on which a log is expected, in order: working days that are no holiday and no granted leave. */
export function expectedDays({ startsOn, endsOn, workingDays, holidays, leaveDays }: ExpectedSpan): IsoDate[] {
  const away = new Set(leaveDays)
  const days: IsoDate[] = []
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1))
    if (!isExtraDay(day, workingDays, holidays) && !away.has(day)) days.push(day)
  return days
}
