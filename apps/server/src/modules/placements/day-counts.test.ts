import { expect, test } from 'vitest'
import { dayCounter } from './day-counts.ts'

const span = {
  key: 'a season',
  startsOn: '2026-08-03',
  endsOn: '2026-08-14',
  workingDays: [1, 2, 3, 4, 5],
  holidays: ['2026-08-10', '2026-08-08'],
}
const leave = ['2026-08-11', '2026-08-09', '2026-08-20']
const logged = ['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-08', '2026-08-12']
const counter = dayCounter(new Date('2026-08-12T21:30:00Z'))

test('what is over without a log is missing; today is not over, and nothing is after the end', () => {
  const missing = (today: string) => counter.ofPlacement(span, { leave, logged, today }).missing
  expect(['2026-08-03', '2026-08-07', '2026-08-08', '2026-12-01'].map(missing)).toEqual([0, 1, 2, 4])
})

test('a day has passed once it is over; today once it has a log, unless it is a day off', () => {
  const passed = (today: string) => counter.ofPlacement(span, { leave, logged, today }).passed
  expect(['2026-08-03', '2026-08-06', '2026-08-08', '2026-08-12', '2026-12-01'].map(passed)).toEqual([1, 3, 5, 6, 8])
})

test('a season has as many days as are expected of it, and is in the one of today; each place has its own', () => {
  expect(counter.ofSeason(span, '2026-08-11')).toEqual({ day: 6, days: 9 })
  expect(counter.ofSeason({ ...span, key: 'another', holidays: [] }, '2027-01-01')).toEqual({ day: 10, days: 10 })
  expect(['Africa/Dar_es_Salaam', 'UTC'].map(counter.todayIn)).toEqual(['2026-08-13', '2026-08-12'])
})
