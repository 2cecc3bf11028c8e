import { type Decision, decide, type Transition } from './machine.ts'
import type { Role } from './roles.ts'

/** Every move a vacancy can make. A host's own people write drafts; the coordinator publishes. */
export const VACANCY_TRANSITIONS = [
  { event: 'draft', from: null, to: 'DRAFT', by: 'coordinator' },
  { event: 'draft', from: null, to: 'DRAFT', by: 'industrialSupervisor' },
  { event: 'edit', from: 'DRAFT', to: 'DRAFT', by: 'coordinator' },
  { event: 'edit', from: 'DRAFT', to: 'DRAFT', by: 'industrialSupervisor' },
  { event: 'edit', from: 'PUBLISHED', to: 'PUBLISHED', by: 'coordinator' },
  { event: 'edit', from: 'CLOSED', to: 'CLOSED', by: 'coordinator' },
  { event: 'publish', from: 'DRAFT', to: 'PUBLISHED', by: 'coordinator', guards: ['deadlineAhead'] },
  { event: 'close', from: 'PUBLISHED', to: 'CLOSED', by: 'coordinator' },
  { event: 'reopen', from: 'CLOSED', to: 'PUBLISHED', by: 'coordinator', guards: ['deadlineAhead'] },
  { event: 'discard', from: 'DRAFT', to: 'DISCARDED', by: 'coordinator' },
  { event: 'discard', from: 'DRAFT', to: 'DISCARDED', by: 'industrialSupervisor' },
] as const satisfies readonly Transition[]

export const VACANCY_STATUSES = ['DRAFT', 'PUBLISHED', 'CLOSED', 'DISCARDED'] as const
export type VacancyStatus = (typeof VACANCY_STATUSES)[number]
export const VACANCY_EVENTS = ['draft', 'edit', 'publish', 'close', 'reopen', 'discard'] as const
export type VacancyEvent = (typeof VACANCY_EVENTS)[number]
export type VacancyGuard = 'deadlineAhead'

/** What decides whether something may happen to a vacancy. */
export interface VacancyFacts {
  relations: readonly Role[]
  /** The last day for applying has not passed. */
  deadlineAhead: boolean
}

/** Where `event` leads the vacancy, or why it may not happen. */
export const nextVacancy = (
  status: VacancyStatus | null,
  event: VacancyEvent,
  facts: VacancyFacts,
): Decision<VacancyStatus, VacancyGuard> =>
  decide<VacancyStatus, VacancyEvent, VacancyGuard>(VACANCY_TRANSITIONS, status, event, facts.relations, (guard) => facts[guard])

/** What somebody may do with the vacancy now. */
export const allowedVacancyEvents = (status: VacancyStatus, facts: VacancyFacts): VacancyEvent[] =>
  VACANCY_EVENTS.filter((event) => nextVacancy(status, event, facts).ok)

/** Places that nobody has taken and no open offer holds. */
export const freeSlots = ({ slots, taken, held }: { slots: number; taken: number; held: number }): number =>
  Math.max(slots - taken - held, 0)
