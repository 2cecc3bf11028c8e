import { institutionsAs } from '@ipt/domain'
import { type SqlBool, sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The institutions whose people the actor looks after. */
export const ownInstitutions = (ctx: Pick<Ctx, 'actor'>): string[] => institutionsAs(ctx.actor, 'coordinator')

/** As an array they are found once, first; as a join, Postgres may look through them for every person. */
const peopleOf = (institutions: readonly string[]) => sql`any(array(
  select user_id from membership where institution_id = any(${institutions}::uuid[])
  union all select user_id from contact where institution_id = any(${institutions}::uuid[])
  union all select industrial_supervisor_id from placement where institution_id = any(${institutions}::uuid[]) and industrial_supervisor_id is not null))`

/** Whether `app_user` belongs to one of these institutions: by a role that is or was held there, as a host's contact, or on a placement. */
export const belongsTo = (institutions: readonly string[]) => sql<SqlBool>`app_user.id = ${peopleOf(institutions)}`

/** Whether it is an account that was merged into one who does: what it had went over, and it leads on. */
export const leadsTo = (institutions: readonly string[]) => sql<SqlBool>`app_user.merged_into_id = ${peopleOf(institutions)}`

/** Whether anything binds `app_user` to an institution that is none of these. */
export const belongsElsewhere = (institutions: readonly string[]) => sql<boolean>`(
  exists (select from membership where user_id = app_user.id and until is null and institution_id <> all(${institutions}::uuid[]))
  or exists (select from contact where user_id = app_user.id and institution_id <> all(${institutions}::uuid[]))
  or exists (select from placement where industrial_supervisor_id = app_user.id and institution_id <> all(${institutions}::uuid[])))`

/** Whether `app_user` coordinates an institution. */
export const coordinates = sql<boolean>`exists (select from membership where user_id = app_user.id and role = 'coordinator' and until is null)`

/** Whether `app_user` has to do with one of these institutions today: by a role, or as a supervisor whom a host's contact or a placement names. */
export const presentHere = (institutions: readonly string[], now: Date) => sql<boolean>`exists (
  select from membership where user_id = app_user.id and since <= ${now} and (until is null or until > ${now})
    and (institution_id = any(${institutions}::uuid[]) or role = 'industrialSupervisor' and (
      exists (select from contact where user_id = app_user.id and institution_id = any(${institutions}::uuid[]))
      or exists (select from placement where industrial_supervisor_id = app_user.id and institution_id = any(${institutions}::uuid[])
        and status in ('PROPOSED', 'CONFIRMED', 'ACTIVE')))))`

/**
 * Whether anything that `app_user` sees, or was told, may be of an institution that is none of these: a role, a contact or a placement there at
 * any time, or a vacancy of it at the host where they supervise.
 */
export const everElsewhere = (institutions: readonly string[]) => sql<boolean>`(
  exists (select from membership where user_id = app_user.id and institution_id <> all(${institutions}::uuid[]))
  or exists (select from contact where user_id = app_user.id and institution_id <> all(${institutions}::uuid[]))
  or exists (select from placement where app_user.id in (student_id, industrial_supervisor_id, university_supervisor_id)
    and institution_id <> all(${institutions}::uuid[]))
  or exists (select from membership join vacancy on vacancy.organisation_id = membership.organisation_id
    where membership.user_id = app_user.id and membership.until is null and vacancy.institution_id <> all(${institutions}::uuid[])))`

/** Of whom mail came back for good, of those who have to do with one of these institutions today: the rows are people with a `bounced_at`. */
export const bouncedAt = (institutions: readonly string[]) => sql`(
  select app_user.id as user_id, bounced_address.bounced_at from bounced_address
  join app_user on app_user.email_key = bounced_address.address_key and app_user.merged_into_id is null
  where app_user.id in (
    select user_id from membership where institution_id = any(${institutions}::uuid[]) and until is null
    union all select user_id from contact where institution_id = any(${institutions}::uuid[])))`

/** The institution, if the actor coordinates it. NOT_FOUND. */
export function assertOwn(ctx: Pick<Ctx, 'actor'>, institutionId: string): void {
  if (!ownInstitutions(ctx).includes(institutionId)) throw new DomainError('NOT_FOUND')
}
