import { addDays, type IsoDate } from './calendar.ts'
import { LIMITS } from './limits.ts'

/** The same day of the next year; 29 February becomes the 28th. */
export function yearLater(date: IsoDate): IsoDate {
  const year = String(Number(date.slice(0, 4)) + 1).padStart(4, '0')
  return date.slice(5) === '02-29' ? addDays(`${year}-03-01`, -1) : `${year}${date.slice(4)}`
}

/**
 * The name of the season after the one of this name: every year in it is one more. `IPT 2026/2027` becomes `IPT 2027/2028`; one without a year
 * gets that of its first day, since two of one name could not be told apart.
 */
export function nextSeasonName(name: string, startsOn: IsoDate): string {
  const next = name.replaceAll(/(?<!\d)(?:19|20|21)\d\d(?!\d)/g, (year) => String(Number(year) + 1))
  return next === name ? `${name}, ${startsOn.slice(0, 4)}` : next
}

export interface SeasonDates {
  startsOn: IsoDate
  endsOn: IsoDate
  applicationsCloseOn: IsoDate | null
}

/** Why dates make no season, and which of them has to be mended. */
export const SEASON_FAULTS = { ENDS_EARLY: 'endsOn', TOO_LONG: 'endsOn', APPLICATIONS_LATE: 'applicationsCloseOn' } as const
export type SeasonFault = keyof typeof SEASON_FAULTS

/** Why these dates make no season, or null. */
export function seasonFault({ startsOn, endsOn, applicationsCloseOn }: SeasonDates): SeasonFault | null {
  if (endsOn < startsOn) return 'ENDS_EARLY'
  if (endsOn > addDays(startsOn, LIMITS.seasonLength)) return 'TOO_LONG'
  return applicationsCloseOn !== null && applicationsCloseOn > endsOn ? 'APPLICATIONS_LATE' : null
}
