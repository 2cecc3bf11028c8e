import { addDays, type IsoDate } from './calendar.ts'
import { UNDO_MS } from './limits.ts'
import { type Decision, decide, type Transition } from './machine.ts'
import type { Role } from './roles.ts'

/** Every move a request for leave, or a rest day, can make. Granted days are not expected to have a log; a log of such a day counts all the same. */
export const LEAVE_TRANSITIONS = [
  { event: 'ask', from: null, to: 'ASKED', by: 'student', guards: ['daysFree'] },
  { event: 'grant', from: 'ASKED', to: 'GRANTED', by: 'industrialSupervisor' },
  { event: 'decline', from: 'ASKED', to: 'DECLINED', by: 'industrialSupervisor' },
  { event: 'undoDecision', from: 'GRANTED', to: 'ASKED', by: 'industrialSupervisor', guards: ['ownLately'] },
  { event: 'undoDecision', from: 'DECLINED', to: 'ASKED', by: 'industrialSupervisor', guards: ['ownLately', 'daysFree'] },
  { event: 'withdraw', from: 'ASKED', to: 'WITHDRAWN', by: 'student' },
  { event: 'withdraw', from: 'GRANTED', to: 'WITHDRAWN', by: 'student', guards: ['notBegun'] },
] as const satisfies readonly Transition[]

export const LEAVE_STATUSES = ['ASKED', 'GRANTED', 'DECLINED', 'WITHDRAWN'] as const
export type LeaveStatus = (typeof LEAVE_STATUSES)[number]
export const LEAVE_EVENTS = ['ask', 'grant', 'decline', 'undoDecision', 'withdraw'] as const
export type LeaveEvent = (typeof LEAVE_EVENTS)[number]
export type LeaveGuard = 'daysFree' | 'ownLately' | 'notBegun'

/** Why somebody is away. `HOLIDAY`: the host is closed; `REST`: a day off by the shift pattern. */
export const LEAVE_KINDS = ['SICK', 'PERSONAL', 'HOLIDAY', 'REST', 'OTHER'] as const
export type LeaveKind = (typeof LEAVE_KINDS)[number]

/** What decides whether something may happen to a request. */
export interface LeaveFacts {
  relations: readonly Role[]
  /** No other request that is asked or granted has one of these days. */
  daysFree: boolean
  /** Its first day is not over yet. */
  notBegun: boolean
  /** The decision that stands: whether it is the actor's, and its age in milliseconds. */
  decision: { own: boolean; ageMs: number } | null
}

const GUARDS: Record<LeaveGuard, (facts: LeaveFacts) => boolean> = {
  daysFree: (facts) => facts.daysFree,
  ownLately: ({ decision }) => decision?.own === true && decision.ageMs <= UNDO_MS,
  notBegun: (facts) => facts.notBegun,
}

/** Where `event` leads the request, or why it may not happen. */
export const nextLeave = (status: LeaveStatus | null, event: LeaveEvent, facts: LeaveFacts): Decision<LeaveStatus, LeaveGuard> =>
  decide<LeaveStatus, LeaveEvent, LeaveGuard>(LEAVE_TRANSITIONS, status, event, facts.relations, (guard) => GUARDS[guard](facts))

/** What somebody may do with the request now, as far as its days are free. */
export const allowedLeaveEvents = (status: LeaveStatus, facts: Omit<LeaveFacts, 'daysFree'>): LeaveEvent[] =>
  LEAVE_EVENTS.filter((event) => nextLeave(status, event, { ...facts, daysFree: true }).ok)

/** The days of a range, both ends included. */
export function daysFrom(from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
