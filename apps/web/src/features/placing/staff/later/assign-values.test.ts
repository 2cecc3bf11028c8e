import type { PlacingOptions } from '@ipt/contracts'
import { expect, test } from 'vitest'
import { type AssignValues, faultsOf, openSeasons, plannedOf, startOf } from './assign-values.ts'

const season = { id: 's', name: 'IPT 2026', startsOn: '2026-08-01', endsOn: '2026-10-31', over: false }
const options = (...cohorts: (typeof season)[]): PlacingOptions => [
  { institution: { id: 'i', name: 'Usambara' }, cohorts, programmes: [], supervisors: [] },
]
const whole: AssignValues = { ...startOf(options(season)), chosen: ['a'], organisationId: 'o', organisationName: 'Pwani', siteId: 'x' }

test('the only open season is chosen with its days, one of several is not', () => {
  expect(startOf(options(season, { ...season, id: 'old', over: true }))).toMatchObject({ cohortId: 's', startsOn: '2026-08-01' })
  expect(startOf(options(season, { ...season, id: 'other' }))).toMatchObject({ cohortId: '', startsOn: '' })
  expect(openSeasons(options({ ...season, over: true }))).toEqual([])
})

test.for([
  [{}, {}],
  [{ chosen: [] }, { chosen: 'MISSING' }],
  [
    { organisationId: '', siteId: '' },
    { organisationId: 'MISSING', siteId: 'MISSING' },
  ],
  [{ startsOn: '2026-07-31' }, { startsOn: 'OUTSIDE' }],
  [{ endsOn: '2026-11-01' }, { endsOn: 'OUTSIDE' }],
  [{ startsOn: '2026-09-02', endsOn: '2026-09-01' }, { endsOn: 'ORDER' }],
  [{ most: '0' }, { most: 'NUMBER' }],
  [{ most: '', share: 'nobody' }, {}],
] as const)('%o is mended at %o', ([patch, faults]) => {
  expect(faultsOf({ ...whole, ...patch } as AssignValues, season)).toEqual(faults)
})

test('what is asked names a vacancy, a contact and a most only where there is one', () => {
  expect(plannedOf(whole)).toMatchObject({ vacancyId: null, contactId: null, most: 20, studentIds: ['a'] })
  expect(plannedOf({ ...whole, share: 'nobody', vacancyId: 'v', contactId: 'c' })).toMatchObject({
    vacancyId: 'v',
    contactId: 'c',
    most: null,
  })
})
