import { type Decision, decide, type Relation, type Transition } from './machine.ts'
import type { Role } from './roles.ts'

/** Before anybody has decided for good. */
const UNDECIDED = ['SUBMITTED', 'SHORTLISTED', 'WAITLISTED'] as const
/** Who decides: the institution's coordinator, and the people of the host that offers the place. */
const DECIDERS = ['coordinator', 'industrialSupervisor'] as const satisfies readonly Role[]

/** One row for each state that it leads out of, and each role that may. */
const moves = <const Row extends Omit<Transition, 'by' | 'from'>, From extends string, By extends Role>(
  row: Row,
  froms: readonly From[],
  roles: readonly By[],
) => roles.flatMap((role) => froms.map((from) => ({ ...row, from, by: role })))

/** Every move an application can make. A place is taken in the moment of acceptance, and an open offer holds one. */
export const APPLICATION_TRANSITIONS = [
  { event: 'submit', from: null, to: 'SUBMITTED', by: 'student', guards: ['vacancyOpen', 'unplaced', 'underLimit'] },
  ...moves({ event: 'shortlist', to: 'SHORTLISTED' }, ['SUBMITTED', 'WAITLISTED'], DECIDERS),
  ...moves({ event: 'waitlist', to: 'WAITLISTED' }, ['SUBMITTED', 'SHORTLISTED'], DECIDERS),
  ...moves({ event: 'offer', to: 'OFFERED', guards: ['unplaced', 'freeSlot'] }, UNDECIDED, DECIDERS),
  { event: 'revokeOffer', from: 'OFFERED', to: 'SHORTLISTED', by: 'coordinator' },
  ...moves({ event: 'reject', to: 'REJECTED' }, UNDECIDED, DECIDERS),
  { event: 'accept', from: 'OFFERED', to: 'ACCEPTED', by: 'student', guards: ['offerOpen', 'unplaced'] },
  { event: 'decline', from: 'OFFERED', to: 'DECLINED', by: 'student', guards: ['offerOpen'] },
  ...moves({ event: 'withdraw', to: 'WITHDRAWN' }, UNDECIDED, ['student']),
  { event: 'expire', from: 'OFFERED', to: 'EXPIRED', by: 'system' },
] as const satisfies readonly Transition[]

export const APPLICATION_STATUSES = [
  'SUBMITTED',
  'SHORTLISTED',
  'WAITLISTED',
  'OFFERED',
  'ACCEPTED',
  'DECLINED',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]
export const APPLICATION_EVENTS = [
  'submit',
  'shortlist',
  'waitlist',
  'offer',
  'revokeOffer',
  'reject',
  'accept',
  'decline',
  'withdraw',
  'expire',
] as const
export type ApplicationEvent = (typeof APPLICATION_EVENTS)[number]
export type ApplicationGuard = 'vacancyOpen' | 'unplaced' | 'underLimit' | 'freeSlot' | 'offerOpen'

/** What decides whether something may happen to an application. */
export interface ApplicationFacts extends Record<ApplicationGuard, boolean> {
  relations: readonly Relation[]
}

/** Where `event` leads the application, or why it may not happen. */
export const nextApplication = (
  status: ApplicationStatus | null,
  event: ApplicationEvent,
  facts: ApplicationFacts,
): Decision<ApplicationStatus, ApplicationGuard> =>
  decide<ApplicationStatus, ApplicationEvent, ApplicationGuard>(
    APPLICATION_TRANSITIONS,
    status,
    event,
    facts.relations,
    (guard) => facts[guard],
  )

/** What somebody may do with the application now. */
export const allowedApplicationEvents = (status: ApplicationStatus, facts: ApplicationFacts): ApplicationEvent[] =>
  APPLICATION_EVENTS.filter((event) => nextApplication(status, event, facts).ok)

/** The student waits for a first answer or a decision. Whoever is on the waiting list has his answer. */
export const UNANSWERED_APPLICATIONS: readonly ApplicationStatus[] = ['SUBMITTED', 'SHORTLISTED']
/** Waiting for somebody's word: what counts against a student's limit, and what he puts in the order of his wishes. */
export const isOpenApplication = (status: ApplicationStatus): boolean => OPEN_APPLICATIONS.includes(status)
export const OPEN_APPLICATIONS: readonly ApplicationStatus[] = [...UNDECIDED, 'OFFERED']

/** The order after one of them went to a place of it, counted from 1; a place beyond the end is the end. */
export function movedTo(ids: readonly string[], id: string, place: number): string[] {
  const others = ids.filter((each) => each !== id)
  if (others.length === ids.length) return [...ids]
  others.splice(Math.max(place - 1, 0), 0, id)
  return others
}
