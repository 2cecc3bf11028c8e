import { type Decision, decide, type Transition } from './machine.ts'
import type { Role } from './roles.ts'

/** Every move an arrival note can make. Reporting makes the placement ACTIVE: a slow supervisor locks nobody out. */
export const ARRIVAL_TRANSITIONS = [
  { event: 'report', from: null, to: 'REPORTED', by: 'student' },
  { event: 'report', from: 'RETURNED', to: 'REPORTED', by: 'student' },
  { event: 'confirm', from: 'REPORTED', to: 'CONFIRMED', by: 'industrialSupervisor' },
  { event: 'return', from: 'REPORTED', to: 'RETURNED', by: 'industrialSupervisor' },
] as const satisfies readonly Transition[]

export const ARRIVAL_STATUSES = ['REPORTED', 'CONFIRMED', 'RETURNED'] as const
export type ArrivalStatus = (typeof ARRIVAL_STATUSES)[number]
export const ARRIVAL_EVENTS = ['report', 'confirm', 'return'] as const
export type ArrivalEvent = (typeof ARRIVAL_EVENTS)[number]

/** Where `event` leads the arrival note, or why it may not happen. */
export const nextArrival = (status: ArrivalStatus | null, event: ArrivalEvent, relations: readonly Role[]): Decision<ArrivalStatus> =>
  decide<ArrivalStatus, ArrivalEvent, never>(ARRIVAL_TRANSITIONS, status, event, relations, () => true)

/** What somebody with these relations may do with the note now. */
export const allowedArrivalEvents = (status: ArrivalStatus | null, relations: readonly Role[]): ArrivalEvent[] =>
  ARRIVAL_EVENTS.filter((event) => nextArrival(status, event, relations).ok)
