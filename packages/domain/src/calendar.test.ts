import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, countWorkingDays, dateIn, daysBetween, isDay, weekdayOf } from './calendar.ts'

test('the day is the one by the institution’s clock', () => {
  const evening = new Date('2026-08-18T21:30:00Z')
  expect(dateIn('Africa/Dar_es_Salaam', evening)).toBe('2026-08-19')
  expect(dateIn('UTC', evening)).toBe('2026-08-18')
  expect(dateIn('America/Los_Angeles', evening)).toBe('2026-08-18')
})

const day = fc.integer({ min: 0, max: 60_000 }).map((offset) => addDays('1970-01-01', offset))

test('adding days and counting them agree, over leap years and month ends', () => {
  fc.assert(fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (start, days) => daysBetween(start, addDays(start, days)) === days))
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})

test('weekdays are those of ISO 8601', () => {
  expect(weekdayOf('2026-08-17')).toBe(1)
  expect(weekdayOf('2026-08-23')).toBe(7)
})

test('working days are what counting one by one gives', () => {
  const week = fc.uniqueArray(fc.integer({ min: 1, max: 7 }))
  fc.assert(
    fc.property(day, fc.integer({ min: -3, max: 400 }), week, (start, length, workingDays) => {
      let count = 0
      for (let offset = 0; offset <= length; offset++) if (workingDays.includes(weekdayOf(addDays(start, offset)))) count++
      return countWorkingDays(start, addDays(start, length), workingDays) === count
    }),
  )
})

test.for([
  ['2026-08-10', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-45', false],
  ['2026-8-10', false],
  ['notadate', false],
  ['', false],
] as const)('%j is a calendar day: %s', ([text, is]) => {
  expect(isDay(text)).toBe(is)
})
