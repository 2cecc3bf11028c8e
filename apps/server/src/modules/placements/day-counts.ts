import { dateIn, type ExpectedSpan, expectedDays, type IsoDate } from '@ipt/domain'

/** What a placement's expected days come to: those that are over, all, and those that are over without a log. */
export interface DayCounts {
  passed: number
  expected: number
  missing: number
}

/** A span of a season: `key` is the season's id, since working days and holidays are the same for all of it. */
export type SeasonSpan = Omit<ExpectedSpan, 'leaveDays'> & { key: string }

/** Counts the days of many placements. Most of a season begin and end on the same days, so each span's days are made one time, not a row. */
export function dayCounter(now: Date) {
  const spans = new Map<string, readonly IsoDate[]>()
  const zones = new Map<string, IsoDate>()
  const daysOf = ({ key, ...span }: SeasonSpan): readonly IsoDate[] =>
    remembered(spans, `${key} ${span.startsOn} ${span.endsOn}`, () => expectedDays({ ...span, leaveDays: [] }))
  return {
    /** The day there now. */
    todayIn: (timeZone: string): IsoDate => remembered(zones, timeZone, () => dateIn(timeZone, now)),

    /** How many days are expected until `to`, and in all. */
    ofSeason(span: SeasonSpan, to: IsoDate): { day: number; days: number } {
      const days = daysOf(span)
      return { day: days.filter((day) => day <= to).length, days: days.length }
    },

    /** Of `leave` nothing is expected. Today has passed once it has a log; until it is over it is not missing. */
    ofPlacement(
      span: SeasonSpan,
      { leave, logged, today }: Record<'leave' | 'logged', readonly IsoDate[]> & { today: IsoDate },
    ): DayCounts {
      const [away, written] = [new Set(leave), new Set(logged)]
      const days = daysOf(span)
      const expected = days.filter((day) => !away.has(day))
      const over = expected.filter((day) => day < today)
      return {
        passed: over.length + (written.has(today) && days.includes(today) ? 1 : 0),
        expected: expected.length,
        missing: over.filter((day) => !written.has(day)).length,
      }
    },
  }
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  known.set(key, made)
  return made
}
