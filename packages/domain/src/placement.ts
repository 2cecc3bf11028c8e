import type { Transition } from './machine.ts'

/** Every move a placement can make. */
export const PLACEMENT_TRANSITIONS = [
  { event: 'propose', from: null, to: 'PROPOSED', by: 'student' },
  { event: 'takeOffer', from: null, to: 'CONFIRMED', by: 'student' },
  { event: 'confirm', from: 'PROPOSED', to: 'CONFIRMED', by: 'coordinator' },
  { event: 'activate', from: 'CONFIRMED', to: 'ACTIVE', by: 'student' },
  { event: 'complete', from: 'ACTIVE', to: 'COMPLETED', by: 'coordinator' },
  { event: 'endEarly', from: 'ACTIVE', to: 'ENDED_EARLY', by: 'coordinator' },
  { event: 'cancel', from: 'PROPOSED', to: 'CANCELLED', by: 'coordinator' },
  { event: 'cancel', from: 'CONFIRMED', to: 'CANCELLED', by: 'coordinator' },
] as const satisfies readonly Transition[]

export const PLACEMENT_STATUSES = ['PROPOSED', 'CONFIRMED', 'ACTIVE', 'COMPLETED', 'ENDED_EARLY', 'CANCELLED'] as const
export type PlacementStatus = (typeof PLACEMENT_STATUSES)[number]

/** Whether a placement of this state takes up its student's season: there is no second one beside it. */
export const isLivePlacement = (status: PlacementStatus): boolean => status !== 'CANCELLED' && status !== 'ENDED_EARLY'

/** How a placement came about: by people, or by an offer that the student accepted. */
export const PLACEMENT_SOURCES = ['ASSIGNED', 'OFFER'] as const
export type PlacementSource = (typeof PLACEMENT_SOURCES)[number]
