import { describe, expect, it } from 'vitest'
import { filterOf } from '../queue-filter.ts'
import { choiceIn, organisationsOf, searchWith } from './choices.ts'

const ID = '019902d0-0000-7000-8000-000000000001'

describe('searchWith', () => {
  it('is what choiceIn reads again, and one choice at a time', () => {
    let search = new URLSearchParams('season=a')
    for (const choice of [`placement:${ID}`, `org:${ID}`, 'only:late', 'only:extra', 'only:files', '']) {
      search = searchWith(search, choice)
      expect(choiceIn(filterOf(search))).toBe(choice)
      expect(search.get('season'), 'what else stands there stays').toBe('a')
    }
    expect(search.toString()).toBe('season=a')
  })
})

describe('organisationsOf', () => {
  it('adds up the students of each, by name', () => {
    const of = (name: string, count: number) => ({
      placementId: `${name}${count}`,
      student: { id: 's', name: 'S' },
      organisation: { id: name, name },
      count,
      late: 0,
      extra: 0,
    })
    expect(organisationsOf([of('Pwani', 2), of('Mbeya', 1), of('Pwani', 3)])).toEqual([
      { id: 'Mbeya', name: 'Mbeya', count: 1 },
      { id: 'Pwani', name: 'Pwani', count: 5 },
    ])
  })
})
