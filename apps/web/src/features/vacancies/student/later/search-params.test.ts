import { expect, test } from 'vitest'
import { filtersIn, searchOf } from './search-params.ts'

test('an address says what is searched for; nonsense in it is passed over', () => {
  expect(searchOf(new URLSearchParams('q=relay&skill=Node.js&from=2026-08-01&to=soon&free=1&saved=yes&place=%20'))).toEqual({
    q: 'relay',
    skill: 'Node.js',
    from: '2026-08-01',
    free: true,
    saved: false,
  })
  expect(searchOf(new URLSearchParams(''))).toEqual({ free: false, saved: false })
})

test('folded filters are counted', () => {
  expect(filtersIn(new URLSearchParams('q=relay&saved=1'))).toBe(0)
  expect(filtersIn(new URLSearchParams('skill=a&from=2026-08-01&free=1'))).toBe(3)
})
