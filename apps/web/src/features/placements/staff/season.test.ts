import type { PlacementView } from '@ipt/contracts'
import { describe, expect, it } from 'vitest'
import { seasonsOf } from './season.ts'

const of = (id: string, startsOn: string, endsOn: string) =>
  ({
    cohort: { id, name: id, startsOn, endsOn, day: id === 'now' ? 22 : 49, days: id === 'now' ? 50 : 49 },
    today: '2026-08-18',
  }) as PlacementView

describe('seasonsOf', () => {
  it('names each season once and puts the one that runs first', () => {
    const seasons = seasonsOf([
      of('past', '2025-07-20', '2025-09-25'),
      of('now', '2026-07-20', '2026-09-25'),
      of('now', '2026-07-20', '2026-09-25'),
    ])
    expect(seasons.map(({ id, day, days }) => [id, day, days])).toEqual([
      ['now', 22, 50],
      ['past', 49, 49],
    ])
  })

  it('is empty where there are no placements', () => {
    expect(seasonsOf([])).toEqual([])
  })
})
