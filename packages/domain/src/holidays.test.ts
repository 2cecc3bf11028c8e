import { expect, test } from 'vitest'
import { countExpectedDays, isExtraDay, parseHolidayLines } from './holidays.ts'

const WEEK = [1, 2, 3, 4, 5]

test('a rest day and a holiday count as extra', () => {
  expect(isExtraDay('2026-08-22', WEEK)).toBe(true)
  expect(isExtraDay('2026-08-21', WEEK)).toBe(false)
  expect(isExtraDay('2026-08-21', WEEK, ['2026-08-21'])).toBe(true)
  expect(isExtraDay('2026-08-20', WEEK, ['2026-08-21'])).toBe(false)
})

test('a holiday is not expected, and one that is no working day, lies outside or is named twice takes nothing off', () => {
  const expected = (...holidays: string[]) => countExpectedDays('2026-08-03', '2026-08-14', WEEK, holidays)
  expect(expected()).toBe(10)
  expect(expected('2026-08-10')).toBe(9)
  expect(expected('2026-08-03', '2026-08-14')).toBe(8)
  expect(expected('2026-08-08', '2026-08-02', '2026-08-17')).toBe(10)
  expect(expected('2026-08-10', '2026-08-10')).toBe(9)
  expect(countExpectedDays('2026-08-10', '2026-08-03', WEEK, ['2026-08-05'])).toBe(0)
})

test('a pasted list is read line by line, and what is no day is told by its line', () => {
  const list =
    ' 2026-12-09 Independence Day\n\n2026-08-08,  Nane  Nane\r\n2026-02-30 Nothing\nSaba Saba 2026-07-07\n2026-12-25\n2026-12-09: Uhuru'
  expect(parseHolidayLines(list)).toEqual({
    holidays: [
      { day: '2026-08-08', name: 'Nane Nane' },
      { day: '2026-12-09', name: 'Uhuru' },
    ],
    faults: [
      { line: 4, text: '2026-02-30 Nothing' },
      { line: 5, text: 'Saba Saba 2026-07-07' },
      { line: 6, text: '2026-12-25' },
    ],
  })
})
