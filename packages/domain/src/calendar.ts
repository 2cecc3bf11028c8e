/** A calendar day without a time, `YYYY-MM-DD`. Compares as text. */
export type IsoDate = string

/** Days of the week by ISO 8601: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const DAY_MS = 86_400_000

const asUtc = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`)

/** The calendar day at `instant` in an IANA time zone: an institution's "today". */
export const dateIn = (timeZone: string, instant: Date): IsoDate => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instant)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** Whether a text, such as a part of an address, is a calendar day. */
export const isDay = (text: string): text is IsoDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text)) && addDays(text, 0) === text

/** The day `days` after `date`; negative goes back. */
export const addDays = (date: IsoDate, days: number): IsoDate => new Date(asUtc(date) + days * DAY_MS).toISOString().slice(0, 10)

/** Whole days from `start` to `end`; negative when `end` comes first. */
export const daysBetween = (start: IsoDate, end: IsoDate): number => Math.round((asUtc(end) - asUtc(start)) / DAY_MS)

export const weekdayOf = (date: IsoDate): Weekday => (((new Date(asUtc(date)).getUTCDay() + 6) % 7) + 1) as Weekday

/** The Monday of the week in which `date` lies (ISO 8601). */
export const mondayOf = (date: IsoDate): IsoDate => addDays(date, 1 - weekdayOf(date))

/** How many days from `start` to `end`, both included, fall on one of the `workingDays`. */
export function countWorkingDays(start: IsoDate, end: IsoDate, workingDays: readonly number[]): number {
  const total = daysBetween(start, end) + 1
  if (total <= 0) return 0
  const week = Math.floor(total / 7) * workingDays.length
  let rest = 0
  for (let offset = total - (total % 7); offset < total; offset++) if (workingDays.includes(weekdayOf(addDays(start, offset)))) rest++
  return week + rest
}
