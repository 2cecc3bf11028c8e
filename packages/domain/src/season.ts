import { addDays, type IsoDate } from './calendar.ts'

/** The same day of the next year; 29 February becomes the 28th. */
export function yearLater(date: IsoDate): IsoDate {
  const year = String(Number(date.slice(0, 4)) + 1).padStart(4, '0')
  return date.slice(5) === '02-29' ? addDays(`${year}-03-01`, -1) : `${year}${date.slice(4)}`
}

/** The name of the season after the one of this name: every year in it is one more. `IPT 2026/2027` becomes `IPT 2027/2028`. */
export const nextSeasonName = (name: string): string =>
  name.replaceAll(/(?<!\d)(?:19|20|21)\d\d(?!\d)/g, (year) => String(Number(year) + 1))

export interface SeasonDates {
  startsOn: IsoDate
  endsOn: IsoDate
  applicationsCloseOn: IsoDate | null
}

/** Which of its dates makes no season of them, or null. */
export function seasonFault({ startsOn, endsOn, applicationsCloseOn }: SeasonDates): 'endsOn' | 'applicationsCloseOn' | null {
  if (endsOn < startsOn) return 'endsOn'
  return applicationsCloseOn !== null && applicationsCloseOn > endsOn ? 'applicationsCloseOn' : null
}
