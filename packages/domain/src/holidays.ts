import { countWorkingDays, type IsoDate, weekdayOf } from './calendar.ts'

/** Whether a log of this day counts as extra: none is expected on a rest day of the cohort, nor on a holiday of the institution. */
export const isExtraDay = (date: IsoDate, workingDays: readonly number[], holidays: readonly IsoDate[] = []): boolean =>
  !workingDays.includes(weekdayOf(date)) || holidays.includes(date)

/** On how many days from `start` to `end`, both included, a log is expected: working days of the cohort that are no holidays. */
export const countExpectedDays = (
  start: IsoDate,
  end: IsoDate,
  workingDays: readonly number[],
  holidays: readonly IsoDate[] = [],
): number =>
  countWorkingDays(start, end, workingDays) -
  new Set(holidays.filter((day) => start <= day && day <= end && workingDays.includes(weekdayOf(day)))).size

/** A day with its name, as a year's list has it. */
export interface NamedDay {
  day: IsoDate
  name: string
}

/** A year's list, a line a day: `2026-12-09 Independence Day`. Lines that are none come back with their number, from 1. */
export function parseHolidayLines(text: string): { holidays: NamedDay[]; faults: { line: number; text: string }[] } {
  const holidays = new Map<IsoDate, NamedDay>()
  const faults: { line: number; text: string }[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '') continue
    const [, day = '', name = ''] = /^(\d{4}-\d{2}-\d{2})[\s,;:–-]+(\S.*)$/.exec(line) ?? []
    if (isDay(day) && name !== '') holidays.set(day, { day, name: name.replaceAll(/\s+/g, ' ') })
    else faults.push({ line: index + 1, text: line })
  }
  return { holidays: [...holidays.values()].sort((one, other) => (one.day < other.day ? -1 : 1)), faults }
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
