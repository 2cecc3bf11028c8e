import { expect, test } from 'vitest'
import { dayOf, untilNextLook } from './day-change.ts'

const DAR = 'Africa/Dar_es_Salaam'

test.each([
  ['20:59:30.000', 31_000],
  ['20:59:59.500', 1_500],
  ['21:00:00.000', 1_000],
  ['21:00:01.000', 59_000],
  ['21:01:00.000', 240_000],
  ['21:15:00.000', 85_501_000],
  ['09:00:00.000', 43_201_000],
])('at %s UTC the next look by the clock of Dar es Salaam is in %i ms', (time, expected) => {
  expect(untilNextLook(new Date(`2026-08-18T${time}Z`), DAR)).toBe(expected)
})

test('the day is the institution’s', () => {
  expect(dayOf(new Date('2026-08-18T20:59:59Z'), DAR)).toBe('2026-08-18')
  expect(dayOf(new Date('2026-08-18T21:00:00Z'), DAR)).toBe('2026-08-19')
})
