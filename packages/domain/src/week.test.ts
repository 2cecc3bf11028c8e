import { expect, test } from 'vitest'
import { mondayOf } from './calendar.ts'
import { UNDO_MS } from './limits.ts'
import { ROLES } from './roles.ts'
import {
  allowedWeekEvents,
  daysOfWeek,
  nextWeek,
  sameLogs,
  signableFrom,
  WEEK_EVENTS,
  WEEK_STATUSES,
  WEEK_TRANSITIONS,
  type WeekFacts,
  weekChanged,
  weeksUntil,
} from './week.ts'

const willing: WeekFacts = {
  relations: [],
  underWay: true,
  over: true,
  allDecided: true,
  changed: true,
  asRead: true,
  signOff: { own: true, ageMs: UNDO_MS },
}

test('exactly the rows of the table lead on', () => {
  for (const from of WEEK_STATUSES)
    for (const event of WEEK_EVENTS)
      for (const role of ROLES) {
        const row = WEEK_TRANSITIONS.find((each) => each.from === from && each.event === event && each.by === role)
        expect(nextWeek(from, event, { ...willing, relations: [role] })).toEqual(
          row ? { ok: true, to: row.to } : expect.objectContaining({ ok: false }),
        )
      }
})

test.for([
  ['OPEN', 'signOff', { underWay: false }, 'underWay'],
  ['OPEN', 'signOff', { over: false, allDecided: false }, 'over'],
  ['OPEN', 'signOff', { allDecided: false }, 'allDecided'],
  ['OPEN', 'signOff', { asRead: false }, 'asRead'],
  ['SIGNED', 'signOff', { changed: false }, 'changed'],
  ['SIGNED', 'undoSignOff', { signOff: { own: true, ageMs: UNDO_MS + 1 } }, 'ownLately'],
  ['SIGNED', 'undoSignOff', { signOff: { own: false, ageMs: 0 } }, 'ownLately'],
] as const)('%s, %s with %o is held by %s', ([status, event, more, guard]) => {
  const facts: WeekFacts = { ...willing, relations: ['industrialSupervisor'], ...more }
  expect(nextWeek(status, event, facts)).toEqual({ ok: false, code: 'GUARD', guard })
})

test('a summary is frozen by the sign-off', () => {
  expect(allowedWeekEvents('OPEN', { ...willing, relations: ['student'] })).toEqual(['writeSummary'])
  expect(allowedWeekEvents('SIGNED', { ...willing, relations: ['student'] })).toEqual([])
})

test('weeks go from Monday to Sunday, until the present one', () => {
  expect(mondayOf('2026-08-16')).toBe('2026-08-10')
  expect(daysOfWeek('2026-08-10').at(-1)).toBe('2026-08-16')
  expect(weeksUntil({ from: '2026-07-30', to: '2026-09-25' }, '2026-08-10')).toEqual(['2026-07-27', '2026-08-03', '2026-08-10'])
  expect(weeksUntil({ from: '2026-07-30', to: '2026-08-04' }, '2026-09-10')).toEqual(['2026-07-27', '2026-08-03'])
  expect(weeksUntil({ from: '2026-09-30', to: '2026-10-04' }, '2026-09-10')).toEqual([])
  expect(weeksUntil({ from: '2026-09-30', to: '2026-08-04' }, '2026-10-10')).toEqual([])
})

test('a week can be signed from its last working day in the placement on', () => {
  const workdays = [1, 2, 3, 4, 5]
  expect(signableFrom('2026-08-10', { from: '2026-08-01', to: '2026-09-25' }, workdays)).toBe('2026-08-14')
  expect(signableFrom('2026-08-10', { from: '2026-08-01', to: '2026-08-12' }, workdays)).toBe('2026-08-12')
  expect(signableFrom('2026-08-10', { from: '2026-08-01', to: '2026-09-25' }, workdays, ['2026-08-14'])).toBe('2026-08-13')
  expect(signableFrom('2026-08-10', { from: '2026-08-15', to: '2026-09-25' }, workdays)).toBe('2026-08-16')
})

test('a week has changed when a log came, went, was revised or waits again', () => {
  const log = (id: string, revision = 1, waits = false) => ({ id, revision, waits })
  const covered = [log('a'), log('b', 2)]
  expect(weekChanged(covered, [log('b', 2), log('a')])).toBe(false)
  expect(weekChanged(covered, [log('a'), log('b', 2), log('c')])).toBe(true)
  expect(weekChanged(covered, [log('a')])).toBe(true)
  expect(weekChanged(covered, [log('a'), log('b', 3)])).toBe(true)
  expect(weekChanged(covered, [log('a', 1, true), log('b', 2)])).toBe(true)
  expect(sameLogs([], [])).toBe(true)
  expect(sameLogs([log('a')], [log('a'), log('a')])).toBe(false)
})
