import { addDays, type IsoDate } from './calendar.ts'
import { type Decision, decide, type Transition } from './machine.ts'
import type { Role } from './roles.ts'

/**
 * Every move a host organisation can make in the shared registry. Proposed, it is seen by the institution that proposed it alone; approved, by
 * all; merged, its address leads on to the one that took it in.
 */
export const ORGANISATION_TRANSITIONS = [
  { event: 'propose', from: null, to: 'PROPOSED', by: 'student' },
  { event: 'propose', from: null, to: 'PROPOSED', by: 'coordinator' },
  { event: 'approve', from: 'PROPOSED', to: 'APPROVED', by: 'coordinator' },
  { event: 'reject', from: 'PROPOSED', to: 'REJECTED', by: 'coordinator', guards: ['unused'] },
  { event: 'reopen', from: 'REJECTED', to: 'PROPOSED', by: 'coordinator' },
  { event: 'merge', from: 'PROPOSED', to: 'MERGED', by: 'coordinator', guards: ['intoLive'] },
  { event: 'merge', from: 'APPROVED', to: 'MERGED', by: 'coordinator', guards: ['intoLive', 'intoShared'] },
] as const satisfies readonly Transition[]

export const ORGANISATION_STATUSES = ['PROPOSED', 'APPROVED', 'REJECTED', 'MERGED'] as const
export type OrganisationStatus = (typeof ORGANISATION_STATUSES)[number]
export const ORGANISATION_EVENTS = ['propose', 'approve', 'reject', 'reopen', 'merge'] as const
export type OrganisationEvent = (typeof ORGANISATION_EVENTS)[number]
export type OrganisationGuard = 'unused' | 'intoLive' | 'intoShared'

/** What decides whether something may happen to an organisation. */
export interface OrganisationFacts {
  relations: readonly Role[]
  /** Nobody is placed there, and no vacancy names it. */
  unused: boolean
  /** The state of the organisation that is to take it in. */
  into: OrganisationStatus | null
}

const GUARDS: Record<OrganisationGuard, (facts: OrganisationFacts) => boolean> = {
  unused: (facts) => facts.unused,
  intoLive: ({ into }) => into === 'APPROVED' || into === 'PROPOSED',
  // What all see does not vanish into what one institution sees.
  intoShared: ({ into }) => into === 'APPROVED',
}

/** Where `event` leads the organisation, or why it may not happen. */
export const nextOrganisation = (
  status: OrganisationStatus | null,
  event: OrganisationEvent,
  facts: OrganisationFacts,
): Decision<OrganisationStatus, OrganisationGuard> =>
  decide<OrganisationStatus, OrganisationEvent, OrganisationGuard>(ORGANISATION_TRANSITIONS, status, event, facts.relations, (guard) =>
    GUARDS[guard](facts),
  )

/** What somebody may do with the organisation now; of merging, whether there could be one to merge it into. */
export const allowedOrganisationEvents = (status: OrganisationStatus, facts: Omit<OrganisationFacts, 'into'>): OrganisationEvent[] =>
  ORGANISATION_EVENTS.filter((event) => nextOrganisation(status, event, { ...facts, into: 'APPROVED' }).ok)

/** Every move of a contact: a person at a host whom an institution knows. Only a checked one may be put on a placement. */
export const CONTACT_TRANSITIONS = [
  { event: 'add', from: null, to: 'UNCHECKED', by: 'coordinator' },
  { event: 'check', from: 'UNCHECKED', to: 'CHECKED', by: 'coordinator' },
] as const satisfies readonly Transition[]

export const CONTACT_STATES = ['UNCHECKED', 'CHECKED'] as const
export type ContactState = (typeof CONTACT_STATES)[number]
export const CONTACT_EVENTS = ['add', 'check'] as const
export type ContactEvent = (typeof CONTACT_EVENTS)[number]

/** Where `event` leads the contact, or why it may not happen. */
export const nextContact = (state: ContactState | null, event: ContactEvent, relations: readonly Role[]): Decision<ContactState> =>
  decide<ContactState, ContactEvent, never>(CONTACT_TRANSITIONS, state, event, relations, () => true)

/** Days before its end from which on an agreement is marked. */
const EXPIRING_DAYS = 60

export const AGREEMENT_STATES = ['VALID', 'EXPIRING', 'EXPIRED'] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

/** Where an agreement stands on a day; without an end it holds until somebody ends it. */
export function agreementState(expiresOn: IsoDate | null, today: IsoDate): AgreementState {
  if (expiresOn === null || expiresOn > addDays(today, EXPIRING_DAYS)) return 'VALID'
  return expiresOn < today ? 'EXPIRED' : 'EXPIRING'
}
