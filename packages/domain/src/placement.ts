import { type Decision, decide, type Relation, type Transition } from './machine.ts'

/** Every move a placement can make. */
export const PLACEMENT_TRANSITIONS = [
  { event: 'propose', from: null, to: 'PROPOSED', by: 'student' },
  { event: 'takeOffer', from: null, to: 'CONFIRMED', by: 'student' },
  { event: 'assign', from: null, to: 'CONFIRMED', by: 'coordinator' },
  { event: 'confirm', from: 'PROPOSED', to: 'CONFIRMED', by: 'coordinator' },
  { event: 'activate', from: 'CONFIRMED', to: 'ACTIVE', by: 'student' },
  { event: 'complete', from: 'ACTIVE', to: 'COMPLETED', by: 'coordinator', guards: ['over', 'nothingWaits'] },
  { event: 'complete', from: 'ACTIVE', to: 'COMPLETED', by: 'system', guards: ['over', 'nothingWaits'] },
  { event: 'endEarly', from: 'ACTIVE', to: 'ENDED_EARLY', by: 'coordinator' },
  { event: 'changePlace', from: 'ACTIVE', to: 'ENDED_EARLY', by: 'coordinator' },
  { event: 'withdraw', from: 'PROPOSED', to: 'CANCELLED', by: 'student' },
  { event: 'cancel', from: 'PROPOSED', to: 'CANCELLED', by: 'coordinator' },
  { event: 'cancel', from: 'CONFIRMED', to: 'CANCELLED', by: 'coordinator' },
  { event: 'cancel', from: 'ACTIVE', to: 'CANCELLED', by: 'coordinator', guards: ['unlogged'] },
  { event: 'changeDates', from: 'PROPOSED', to: 'PROPOSED', by: 'coordinator' },
  { event: 'changeDates', from: 'CONFIRMED', to: 'CONFIRMED', by: 'coordinator' },
  { event: 'changeDates', from: 'ACTIVE', to: 'ACTIVE', by: 'coordinator' },
] as const satisfies readonly Transition[]

export const PLACEMENT_STATUSES = ['PROPOSED', 'CONFIRMED', 'ACTIVE', 'COMPLETED', 'ENDED_EARLY', 'CANCELLED'] as const
export type PlacementStatus = (typeof PLACEMENT_STATUSES)[number]

/** What a coordinator does to a placement in its course. */
export const PLACEMENT_EVENTS = ['changeDates', 'changePlace', 'complete', 'endEarly', 'cancel'] as const
export type PlacementEvent = (typeof PLACEMENT_EVENTS)[number]
export type PlacementGuard = 'over' | 'nothingWaits' | 'unlogged'

/** What decides whether something may happen to a placement. */
export interface PlacementFacts extends Record<PlacementGuard, boolean> {
  relations: readonly Relation[]
}

/** Where `event` leads the placement, or why it may not happen. */
export const nextPlacement = (
  status: PlacementStatus,
  event: PlacementEvent,
  facts: PlacementFacts,
): Decision<PlacementStatus, PlacementGuard> =>
  decide<PlacementStatus, string, PlacementGuard>(PLACEMENT_TRANSITIONS, status, event, facts.relations, (guard) => facts[guard])

/** What somebody may do with the placement now. */
export const allowedPlacementEvents = (status: PlacementStatus, facts: PlacementFacts): PlacementEvent[] =>
  PLACEMENT_EVENTS.filter((event) => nextPlacement(status, event, facts).ok)

/** Whether a placement of this state takes up its student's season: there is no second one beside it. */
export const isLivePlacement = (status: PlacementStatus): boolean => status !== 'CANCELLED' && status !== 'ENDED_EARLY'

/** How a placement came about: by people, by an offer that the student accepted, or by a place that he found. */
export const PLACEMENT_SOURCES = ['ASSIGNED', 'OFFER', 'FOUND'] as const
export type PlacementSource = (typeof PLACEMENT_SOURCES)[number]

/** States in which a placement still comes or goes on: it takes up some of its supervisors' time, and they can be replaced. */
export const OPEN_PLACEMENTS = ['PROPOSED', 'CONFIRMED', 'ACTIVE'] as const satisfies readonly PlacementStatus[]
