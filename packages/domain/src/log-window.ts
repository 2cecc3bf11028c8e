import { addDays, type IsoDate } from './calendar.ts'

/** What bounds the days that a student may log. All dates by the institution's clock, ends included. */
export interface LogWindow {
  placementStartsOn: IsoDate
  placementEndsOn: IsoDate
  cohortStartsOn: IsoDate
  cohortEndsOn: IsoDate
  /** How many days after its date a log is still taken; null: until the season ends. */
  logWindowDays: number | null
}

export type DateVerdict =
  | { open: true; late: boolean }
  | { open: false; reason: 'FUTURE' | 'OUTSIDE_PLACEMENT' | 'OUTSIDE_COHORT' | 'TOO_LATE'; from: IsoDate; to: IsoDate }

/**
 * Whether a log for `date` is taken today. `writtenOn` is the day the phone says it was written: in time but sent after the window
 * closed, it is taken and marked late. A phone's clock orders nothing else.
 */
export function dateVerdict(window: LogWindow, date: IsoDate, today: IsoDate, writtenOn?: IsoDate): DateVerdict {
  const from = window.placementStartsOn > window.cohortStartsOn ? window.placementStartsOn : window.cohortStartsOn
  const last = window.placementEndsOn < window.cohortEndsOn ? window.placementEndsOn : window.cohortEndsOn
  const to = last < today ? last : today
  if (date < window.cohortStartsOn || date > window.cohortEndsOn) return { open: false, reason: 'OUTSIDE_COHORT', from, to }
  if (date < window.placementStartsOn || date > window.placementEndsOn) return { open: false, reason: 'OUTSIDE_PLACEMENT', from, to }
  if (date > today) return { open: false, reason: 'FUTURE', from, to }

  const closes = window.logWindowDays === null ? window.cohortEndsOn : addDays(date, window.logWindowDays)
  if (today <= closes) return { open: true, late: false }
  if (writtenOn !== undefined && writtenOn >= date && writtenOn <= closes) return { open: true, late: true }
  const earliest = window.logWindowDays === null ? from : addDays(today, -window.logWindowDays)
  return { open: false, reason: 'TOO_LATE', from: earliest > from ? earliest : from, to }
}
