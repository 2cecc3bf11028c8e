import { describe, expect, it } from 'vitest'
import { filterOf, isFiltered, searchOf } from './queue-filter.ts'

const ID = '019902d0-0000-7000-8000-000000000001'
const of = (search: string) => filterOf(new URLSearchParams(search))

describe('filterOf', () => {
  it('reads what searchOf wrote', () => {
    for (const filter of [{}, { placementId: ID }, { organisationId: ID, late: true }, { extra: true }, { withFiles: true }])
      expect(of(searchOf(filter))).toEqual(filter)
    expect(searchOf({})).toBe('')
  })

  it('narrows nothing by what it does not understand', () => {
    expect(of('?placement=neema&org=&only=toString&changes=1-2')).toEqual({})
    expect(isFiltered(of('?only=never'))).toBe(false)
    expect(isFiltered(of('?only=late'))).toBe(true)
  })
})
