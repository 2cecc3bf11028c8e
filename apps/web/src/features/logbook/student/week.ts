import type { LogView, PlacementView } from '@ipt/contracts'
import { addDays, type IsoDate, isExtraDay } from '@ipt/domain'

/** One day of the strip: its log, or what its absence means. */
export interface StripDay {
  date: IsoDate
  log: Pick<LogView, 'id' | 'status'> | null
  /** `off`: a rest day, a holiday, granted leave, or outside of the placement; `missing`: a working day that passed without a log; `open`: today, still to be written. */
  without: 'off' | 'missing' | 'open'
  /** What the holiday on it is called. */
  holiday: string | null
  /** Whether a log is taken for it today. */
  writable: boolean
}

/** The last seven days, today last. A voided log frees its day. */
export function lastSevenDays(
  placement: Pick<PlacementView, 'today' | 'startsOn' | 'endsOn' | 'cohort' | 'logWindow' | 'leaveDays' | 'holidays' | 'holidayNames'>,
  logs: readonly Pick<LogView, 'id' | 'status' | 'logDate'>[],
): StripDay[] {
  const { today, logWindow, cohort, leaveDays, holidays, holidayNames } = placement
  const byDate = new Map(logs.filter((log) => log.status !== 'VOIDED').map((log) => [log.logDate, log]))
  return Array.from({ length: 7 }, (_, index) => {
    const date = addDays(today, index - 6)
    const inside = date >= placement.startsOn && date <= placement.endsOn && date >= cohort.startsOn && date <= cohort.endsOn
    return {
      date,
      log: byDate.get(date) ?? null,
      without:
        !inside || ((isExtraDay(date, cohort.workingDays, holidays) || leaveDays.includes(date)) && date !== today)
          ? 'off'
          : date === today
            ? 'open'
            : 'missing',
      holiday: holidayNames[holidays.indexOf(date)] ?? null,
      writable: logWindow !== null && date >= logWindow.from && date <= logWindow.to,
    }
  })
}
