import type { PlacementView } from '@ipt/contracts'
import { countWorkingDays } from '@ipt/domain'

export interface Season {
  id: string
  name: string
  startsOn: string
  endsOn: string
  /** The working day it is in today, and how many there are. */
  day: number
  days: number
}

/** The seasons of some placements, the one that runs now first, else the latest. */
export function seasonsOf(placements: readonly Pick<PlacementView, 'cohort' | 'today'>[]): Season[] {
  const seasons = new Map<string, Season & { now: boolean }>()
  for (const { cohort, today } of placements) {
    const { id, name, startsOn, endsOn, workingDays } = cohort
    if (seasons.has(id)) continue
    const day = countWorkingDays(startsOn, today < endsOn ? today : endsOn, workingDays)
    seasons.set(id, {
      id,
      name,
      startsOn,
      endsOn,
      day,
      days: countWorkingDays(startsOn, endsOn, workingDays),
      now: startsOn <= today && today <= endsOn,
    })
  }
  return [...seasons.values()]
    .sort((a, b) => Number(b.now) - Number(a.now) || b.startsOn.localeCompare(a.startsOn))
    .map(({ now: _, ...season }) => season)
}
