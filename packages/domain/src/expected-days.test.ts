import { expect, test } from 'vitest'
import { expectedDays } from './expected-days.ts'

const span = {
  startsOn: '2026-08-03',
  endsOn: '2026-08-14',
  workingDays: [1, 2, 3, 4, 5],
  holidays: ['2026-08-10', '2026-08-08'],
  leaveDays: ['2026-08-11', '2026-08-09', '2026-08-20'],
}

test('working days are expected, but for holidays and granted leave', () => {
  expect(expectedDays(span)).toEqual([
    ...['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-06', '2026-08-07'],
    ...['2026-08-12', '2026-08-13', '2026-08-14'],
  ])
  expect(expectedDays({ ...span, endsOn: '2026-08-02' })).toEqual([])
})
