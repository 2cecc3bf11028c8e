import type { PlacementView } from '@ipt/contracts'

export interface Season {
  id: string
  name: string
  startsOn: string
  endsOn: string
  /** The expected day it is in today, without holidays, and how many there are. */
  day: number
  days: number
}

/** The seasons of some placements, the one that runs now first, else the latest. */
export function seasonsOf(placements: readonly Pick<PlacementView, 'cohort' | 'today'>[]): Season[] {
  const seasons = new Map<string, Season & { now: boolean }>()
  for (const { cohort, today } of placements) {
    const { id, name, startsOn, endsOn, day, days } = cohort
    if (!seasons.has(id)) seasons.set(id, { id, name, startsOn, endsOn, day, days, now: startsOn <= today && today <= endsOn })
  }
  return [...seasons.values()]
    .sort((a, b) => Number(b.now) - Number(a.now) || b.startsOn.localeCompare(a.startsOn))
    .map(({ now: _, ...season }) => season)
}
