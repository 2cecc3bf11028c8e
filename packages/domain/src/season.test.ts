import { expect, test } from 'vitest'
import { nextSeasonName, seasonFault, yearLater } from './season.ts'

test('a day of the next year', () => {
  expect(yearLater('2026-07-20')).toBe('2027-07-20')
  expect(yearLater('2028-02-29')).toBe('2029-02-28')
  expect(yearLater('2027-02-28')).toBe('2028-02-28')
  expect(yearLater('2026-12-31')).toBe('2027-12-31')
})

test.for([
  ['IPT 2026, year 3', 'IPT 2027, year 3'],
  ['IPT 2026/2027', 'IPT 2027/2028'],
  ['Year 3', 'Year 3, 2027'],
  ['Group 20264', 'Group 20264, 2027'],
])('%s → %s', ([name = '', next]) => {
  expect(nextSeasonName(name, '2027-07-20')).toBe(next)
})

test('a season that ends before it starts is none, nor is one whose applications close after it', () => {
  const dates = { startsOn: '2026-07-20', endsOn: '2026-07-20', applicationsCloseOn: null }
  expect(seasonFault(dates)).toBeNull()
  expect(seasonFault({ ...dates, endsOn: '2026-07-19' })).toBe('ENDS_EARLY')
  expect(seasonFault({ ...dates, endsOn: '2029-07-20' })).toBeNull()
  expect(seasonFault({ ...dates, endsOn: '2226-07-20' })).toBe('TOO_LONG')
  expect(seasonFault({ ...dates, applicationsCloseOn: '2026-07-21' })).toBe('APPLICATIONS_LATE')
})
