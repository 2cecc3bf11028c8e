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

/** The institution, if the actor coordinates it. NOT_FOUND. */
export function assertOwn(ctx: Pick<Ctx, 'actor'>, institutionId: string): void {
  if (!ownInstitutions(ctx).includes(institutionId)) throw new DomainError('NOT_FOUND')
}
