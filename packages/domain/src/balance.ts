/** A placement that is to get a university supervisor. */
export interface ToSupervise {
  id: string
  studentId: string
  programmeId: string
  /** Where its site is, as a key: sites near to one another share it. */
  region: string
}

/** Somebody who may supervise, with what he has already. */
export interface Supervisor {
  id: string
  /** Open placements he supervises now. */
  load: number
  /** The programmes and the regions of those placements. */
  programmes: readonly string[]
  regions: readonly string[]
}

/** Why a placement got nobody: there is no supervisor, all have as many as they may, or only the student himself had room. */
export const BALANCE_REFUSALS = ['NOBODY', 'FULL', 'HIMSELF'] as const
export type BalanceRefusal = (typeof BALANCE_REFUSALS)[number]

export interface Balanced {
  placementId: string
  supervisorId: string | null
  refusal: BalanceRefusal | null
}

/** A supervisor who fits better may have this many more than the one with the fewest. */
export const BALANCE_SLACK = 2

/**
 * Shares placements out among supervisors by how many each has, up to `most` open ones. Within the slack, who knows the programme goes first,
 * then who goes to the region anyway, then who has fewer. The same whatever order the lists come in; nobody supervises himself.
 */
export function balanceSupervisors(placements: readonly ToSupervise[], supervisors: readonly Supervisor[], most: number): Balanced[] {
  const people = [...supervisors].sort(byId).map((each) => ({
    id: each.id,
    load: each.load,
    programmes: new Set(each.programmes),
    regions: new Set(each.regions),
  }))
  return [...placements].sort(byId).map((placement) => {
    const roomy = people.filter(({ load }) => load < most)
    const able = roomy.filter(({ id }) => id !== placement.studentId)
    const [first] = able
    if (!first) return { placementId: placement.id, supervisorId: null, refusal: refusalFor(people.length, roomy.length) }
    const fewest = Math.min(...able.map(({ load }) => load))
    const near = able.filter(({ load }) => load <= fewest + BALANCE_SLACK)
    const fit = (person: (typeof people)[number]) =>
      (person.programmes.has(placement.programmeId) ? 2 : 0) + (person.regions.has(placement.region) ? 1 : 0)
    const best = near.reduce((a, b) => (fit(b) > fit(a) || (fit(b) === fit(a) && b.load < a.load) ? b : a))
    best.load += 1
    best.programmes.add(placement.programmeId)
    best.regions.add(placement.region)
    return { placementId: placement.id, supervisorId: best.id, refusal: null }
  })
}

const refusalFor = (people: number, roomy: number): BalanceRefusal => (people === 0 ? 'NOBODY' : roomy === 0 ? 'FULL' : 'HIMSELF')

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
