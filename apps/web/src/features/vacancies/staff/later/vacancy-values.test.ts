import { expect, test } from 'vitest'
import { daysOf, faultsOf, NO_VALUES, skillsIn, type VacancyValues } from './vacancy-values.ts'

const season = { startsOn: '2026-08-03', endsOn: '2026-10-09' }
const good: VacancyValues = {
  ...NO_VALUES,
  cohortId: 'c',
  organisationId: 'o',
  siteId: 's',
  title: 'Trainee',
  description: 'Relays.',
  slots: '2',
  startsOn: '2026-08-03',
  endsOn: '2026-10-09',
  applyBy: '2026-07-20',
}

test('skills are parted by commas and lines, each named once', () => {
  expect(skillsIn(' Relays,  meter  reading;\nRelays,, ')).toEqual(['Relays', 'meter reading'])
})

test('a vacancy goes through the whole season, or what is left of it', () => {
  const dates = { ...season, applicationsCloseOn: null }
  expect(daysOf(dates, '2026-07-01')).toEqual({ startsOn: '2026-08-03', endsOn: '2026-10-09', applyBy: '' })
  expect(daysOf(dates, '2026-09-01')).toMatchObject({ startsOn: '2026-09-01', endsOn: '2026-10-09' })
  expect(daysOf({ ...dates, applicationsCloseOn: '2026-07-20' }, '2026-11-01')).toMatchObject({
    startsOn: '2026-08-03',
    applyBy: '2026-07-20',
  })
})

test('a form that is filled in has no faults', () => {
  expect(faultsOf(good, { season, used: 2 })).toEqual({})
})

test.for<[string, Partial<VacancyValues>, object]>([
  ['nothing', NO_VALUES, { cohortId: 'MISSING', title: 'MISSING', applyBy: 'MISSING' }],
  ['fewer places than are gone', { slots: '1' }, { slots: 'SLOTS' }],
  ['half a place', { slots: '2.5' }, { slots: 'SLOTS' }],
  ['an end before the beginning', { startsOn: '2026-09-01', endsOn: '2026-08-31' }, { endsOn: 'ORDER' }],
  ['a beginning before the season', { startsOn: '2026-08-02' }, { startsOn: 'SEASON' }],
  ['a deadline after the end', { applyBy: '2026-10-10' }, { applyBy: 'LATE' }],
  ['a skill that is a letter', { skills: 'x'.repeat(61) }, { skills: 'SKILLS' }],
])('%s is named', ([, over, faults]) => {
  expect(faultsOf({ ...good, ...over }, { season, used: 2 })).toMatchObject(faults)
})
