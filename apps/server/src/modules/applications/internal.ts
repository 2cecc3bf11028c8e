import { Application, type Institution, type Vacancy } from '@ipt/db'
import { type ApplicationEvent, type ApplicationFacts, type ApplicationStatus, dateIn, nextApplication, type Relation } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { applicationScope, relationsToApplication } from '../../kernel/vacancy-policy.ts'

/** An application, where it belongs, and what the actor is to it. */
export interface LoadedApplication {
  application: Application
  vacancy: Vacancy
  institution: Institution
  relations: Relation[]
}

/** The application, if the actor may see it; the platform sees all. APPLICATION_NOT_FOUND: what is invisible is not there. */
export async function loadApplication(tx: Ctx, id: string): Promise<LoadedApplication> {
  const seen = await tables(tx.em)
    .selectFrom('application')
    .innerJoin('vacancy', 'vacancy.id', 'application.vacancy_id')
    .select('application.id')
    .where('application.id', '=', id)
    .where(tx.actor.kind === 'system' ? sql<boolean>`true` : applicationScope(tx.actor))
    .executeTakeFirst()
  if (!seen) throw new DomainError('APPLICATION_NOT_FOUND')
  const application = await tx.em.findOneOrFail(Application, { id }, { populate: ['vacancy.contact', 'institution'], refresh: true })
  const { vacancy, institution } = application
  const owners = { institutionId: institution.id, organisationId: vacancy.organisation.id, studentId: application.student.id }
  return {
    application,
    vacancy,
    institution,
    relations: tx.actor.kind === 'system' ? ['system'] : relationsToApplication(tx.actor, owners),
  }
}

/** The facts that a verb has not looked into hold: then the rows themselves, or the verb's own statement, decide. */
const WILLING = { vacancyOpen: true, unplaced: true, underLimit: true, freeSlot: true }

/** Whether the offer's last day has not passed, by the institution's clock, swept or not. */
export const offerIsOpen = (at: Date, timeZone: string, answerBy: string | null | undefined): boolean =>
  answerBy != null && dateIn(timeZone, at) <= answerBy

/** Where `event` leads the application, or the refusal that says what to mend. `from`: the state that was on screen. */
export function decidedApplication(
  tx: Ctx,
  { application, institution, relations }: LoadedApplication,
  event: ApplicationEvent,
  { from, ...facts }: Partial<ApplicationFacts> & { from?: ApplicationStatus | undefined } = {},
): ApplicationStatus {
  const { status } = application
  const offerOpen = offerIsOpen(tx.clock(), institution.timeZone, application.answerBy)
  const decision = nextApplication(status, event, { ...WILLING, offerOpen, ...facts, relations })
  if (decision.ok && from !== undefined && from !== status)
    throw new DomainError('STALE_VERSION', { detail: `The application is ${status} by now.`, facts: { status } })
  if (decision.ok) return decision.to
  throw refusalOf(decision, status)
}

const GUARDS = {
  vacancyOpen: 'APPLICATIONS_CLOSED',
  unplaced: 'ALREADY_PLACED',
  underLimit: 'APPLICATION_LIMIT',
  freeSlot: 'NO_FREE_SLOT',
  offerOpen: 'OFFER_EXPIRED',
} as const

/** A decision of the table's that is none, as a refusal. */
export function refusalOf(
  decision: Extract<ReturnType<typeof nextApplication>, { ok: false }>,
  status: ApplicationStatus | null,
  facts?: Record<string, number>,
): DomainError {
  if (decision.code === 'NOT_YOURS') return new DomainError('NOT_YOURS')
  if (decision.code === 'GUARD') return new DomainError(GUARDS[decision.guard], facts ? { facts } : {})
  return new DomainError('WRONG_STATE', { detail: `The application is ${status}.`, facts: { status: status ?? '' } })
}

/**
 * Lets one act of a student's at a time into a season: what he applies to, accepts and puts in order depends on the rest of it. False where
 * he is not in the season (any more).
 */
export async function lockEnrolment(tx: Ctx, { cohortId, studentId }: { cohortId: string; studentId: string }): Promise<boolean> {
  const { rows } = await sql`
    select from enrolment where cohort_id = ${cohortId} and student_id = ${studentId} and ended_at is null for no key update`.execute(
    tables(tx.em),
  )
  return rows.length > 0
}

/** The same for several students at once; always in one order, so that nobody waits in a circle. */
export async function lockEnrolments(
  tx: Ctx,
  { cohortId, studentIds }: { cohortId: string; studentIds: readonly string[] },
): Promise<void> {
  await sql`select from enrolment where cohort_id = ${cohortId} and student_id = any(${studentIds}::uuid[])
    order by student_id for no key update`.execute(tables(tx.em))
}
