import { expect, test } from 'vitest'
import { filterFrom } from './placement-address.ts'

const ID = '01980000-0001-7000-8000-000000000001'

test('what the address says is what is asked for', () => {
  const search = new URLSearchParams({
    cohort: ID,
    status: 'ACTIVE,CONFIRMED',
    without: 'university',
    arrival: 'none',
    missing: '1',
    q: ' Neema ',
  })
  expect(filterFrom(search)).toEqual({
    cohort: ID,
    status: ['CONFIRMED', 'ACTIVE'],
    without: 'university',
    arrival: 'none',
    missing: true,
    q: 'Neema',
  })
})

test('what cannot be read is passed over, and nothing asks for everything', () => {
  expect(filterFrom(new URLSearchParams({ cohort: '1', status: 'GONE', without: 'both', arrival: '', missing: '0', q: ' ' }))).toEqual({})
  expect(filterFrom(new URLSearchParams())).toEqual({})
})
