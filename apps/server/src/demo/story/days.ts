import { daysBetween, type IsoDate, weekdayOf } from '@ipt/domain'
import type { Entry, LogBank } from '../log-bank/entry.ts'
import { ago } from '../season-days.ts'
import type { Step } from './steps.ts'
import type { StudentStory } from './student-story.ts'

/** One day of one student: what was written, and what became of it. */
export interface LoggedDay {
  date: IsoDate
  daysAgo: number
  entry: Entry
  steps: readonly Step[]
}

/** The days that the student logged, oldest first, for a demo that is loaded on `today`. */
export function loggedDays(story: StudentStory, today: IsoDate): LoggedDay[] {
  if (story.arrival === null) return []
  const days: LoggedDay[] = []
  const next = entriesInTurn(story.bank, ago(today, story.startsAgo))
  for (let daysAgo = story.startsAgo; daysAgo >= story.lastLogAgo; daysAgo--) {
    if (story.missing.includes(daysAgo)) continue
    const date = ago(today, daysAgo)
    const special = story.special[daysAgo]
    const entry = special?.entry ?? next(date)
    if (entry) days.push({ date, daysAgo, entry, steps: special?.steps ?? story.usual(daysAgo) })
  }
  return days
}

/** Hands out a bank's entries: the weekdays one after another, those of the weekend by week. The first day is a working day, whichever it is. */
function entriesInTurn({ weekdays, saturdays, sundays }: LogBank, first: IsoDate): (date: IsoDate) => Entry | null {
  let used = 0
  return (date) => {
    const weekend = { 6: saturdays, 7: sundays }[weekdayOf(date) as 6 | 7]
    if (weekend && date !== first) return weekend[Math.floor(daysBetween(first, date) / 7)] ?? null
    return weekdays[used++] ?? null
  }
}
