import { Membership, User } from '@ipt/db'
import { type Role, userIdOf } from '@ipt/domain'
import { LockMode } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { type NewEvent, record } from '../../kernel/events.ts'
import { studiesAt, vouchesAt } from '../../kernel/student-or-supervisor.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { belongsElsewhere, belongsTo, everElsewhere, ownInstitutions } from './people.policy.ts'

/** A person of the actor's institutions, locked. PERSON_NOT_FOUND, also for an account that was merged into another. */
export async function loadPerson(tx: Ctx, id: string): Promise<User> {
  const found = await tables(tx.em)
    .selectFrom('app_user')
    .select('app_user.id')
    .where('app_user.id', '=', id)
    .where('app_user.merged_into_id', 'is', null)
    .where(belongsTo(ownInstitutions(tx)))
    .executeTakeFirst()
  if (!found) throw new DomainError('PERSON_NOT_FOUND')
  return tx.em.findOneOrFail(User, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ['passwordHash'] })
}

/** PERSON_ELSEWHERE where another institution knows the person too: what concerns the whole account is then not one coordinator's to change. */
export async function assertOursAlone(tx: Ctx, id: string): Promise<void> {
  const { elsewhere } = await tables(tx.em)
    .selectFrom('app_user')
    .select(belongsElsewhere(ownInstitutions(tx)).as('elsewhere'))
    .where('app_user.id', '=', id)
    .executeTakeFirstOrThrow()
  if (elsewhere) throw new DomainError('PERSON_ELSEWHERE')
}

/**
 * PERSON_ELSEWHERE where the person was anything at another institution at any time: whoever turns the account to himself would read what
 * they did there.
 */
export async function assertNeverElsewhere(tx: Ctx, id: string): Promise<void> {
  const { elsewhere } = await tables(tx.em)
    .selectFrom('app_user')
    .select(everElsewhere(ownInstitutions(tx)).as('elsewhere'))
    .where('app_user.id', '=', id)
    .executeTakeFirstOrThrow()
  if (elsewhere) throw new DomainError('PERSON_ELSEWHERE')
}

/** ROLES_CLASH where this role would make somebody a student and a supervisor at one institution. The person is locked. */
export async function assertNoClash(tx: Ctx, userId: string, institutionId: string, role: Role): Promise<void> {
  const [person, institution] = [sql`${userId}::uuid`, sql`${institutionId}::uuid`]
  const { rows } = await sql<{ clash: boolean }>`
    select ${role === 'student' ? vouchesAt(person, institution) : studiesAt(person, institution)} as clash`.execute(tables(tx.em))
  if (rows[0]?.clash) throw new DomainError('ROLES_CLASH')
}

/** STILL_ENROLLED where a student is in a season that is not over: without the role he would be counted there, and placed. */
export async function assertInNoSeason(tx: Ctx, userId: string, institutionId: string): Promise<void> {
  const { rows } = await sql<object>`
    select from enrolment join cohort on cohort.id = enrolment.cohort_id join institution on institution.id = enrolment.institution_id
    where enrolment.student_id = ${userId} and enrolment.institution_id = ${institutionId} and enrolment.ended_at is null
      and cohort.ends_on >= (${tx.clock()}::timestamptz at time zone institution.time_zone)::date limit 1`.execute(tables(tx.em))
  if (rows.length > 0) throw new DomainError('STILL_ENROLLED')
}

/** REGISTRATION_TAKEN where another student of the institution has this number, whatever the case of its letters. */
export async function assertNumberFree(
  tx: Ctx,
  { institutionId, userId, registrationNumber }: { institutionId: string; userId: string; registrationNumber: string },
): Promise<void> {
  const { rows } = await sql<object>`select from student_profile
    where institution_id = ${institutionId} and lower(registration_number) = lower(${registrationNumber}) and user_id <> ${userId} limit 1`.execute(
    tables(tx.em),
  )
  if (rows.length > 0) throw fieldError('REGISTRATION_TAKEN', 'student/registrationNumber', 'Another student has this registration number.')
}

/** YOURSELF where somebody would shut himself out. */
export function assertNotSelf(tx: Ctx, id: string): void {
  if (userIdOf(tx.actor) === id) throw new DomainError('YOURSELF')
}

/**
 * LAST_COORDINATOR where an institution would have nobody left who coordinates it and can sign in. The institutions' rows are locked, so that
 * of two who do it to each other at once, the second sees the first.
 */
export async function assertCoordinatorLeft(tx: Ctx, userId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select institution.id from institution
    where id in (select institution_id from membership where user_id = ${userId} and role = 'coordinator' and until is null)
    order by id for update`.execute(tables(tx.em))
  for (const { id } of rows) {
    const others = await tx.em.count(Membership, {
      institution: id,
      role: 'coordinator',
      until: null,
      user: { $ne: userId, state: 'ACTIVE', passwordHash: { $ne: null } },
    } as never)
    if (others === 0) throw new DomainError('LAST_COORDINATOR')
  }
}

/** The institution in whose record an act on a person stands: the first of the actor's that knows them. */
export async function homeFor(tx: Ctx, userId: string): Promise<string | null> {
  const { rows } = await sql<{ institution_id: string }>`
    select institution_id from (
      select institution_id, since as at from membership where user_id = ${userId} and institution_id = any(${ownInstitutions(tx)}::uuid[])
      union all select institution_id, created_at from contact where user_id = ${userId} and institution_id = any(${ownInstitutions(tx)}::uuid[])
    ) as known order by at limit 1`.execute(tables(tx.em))
  return rows[0]?.institution_id ?? ownInstitutions(tx)[0] ?? null
}

/** Writes what a coordinator did to a person. */
export const recordPerson = (
  tx: Ctx,
  event: Pick<NewEvent, 'kind' | 'data' | 'at' | 'requestId' | 'comment'> & {
    userId: string
    institutionId: string | null
    from?: string
    to?: string
    role?: Role
  },
): Promise<string> =>
  record(tx, {
    kind: event.kind,
    subject: { type: 'user', id: event.userId },
    institutionId: event.institutionId,
    role: event.role ?? 'coordinator',
    from: event.from ?? null,
    to: event.to ?? null,
    revision: null,
    data: event.data,
    comment: event.comment,
    requestId: event.requestId,
    at: event.at,
  })
