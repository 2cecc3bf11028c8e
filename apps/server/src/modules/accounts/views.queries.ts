import type { AccountViews } from '@ipt/contracts'
import { ownId } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

const LISTED = 5

/** Which coordinators looked at the actor's pages, and when: the last times. */
export async function listViews(ctx: Ctx): Promise<AccountViews> {
  const rows = await tables(ctx.em)
    .selectFrom('domain_event as event')
    .innerJoin('app_user as viewer', 'viewer.id', 'event.actor_id')
    .select(['event.id', 'event.occurred_at', 'viewer.id as viewer_id', 'viewer.name'])
    .where('event.subject_type', '=', 'user')
    .where('event.subject_id', '=', ownId(ctx.actor))
    .where('event.kind', '=', 'user.viewed')
    .orderBy('event.id', 'desc')
    .limit(LISTED)
    .execute()
  return rows.map(({ id, occurred_at, viewer_id, name }) => ({ id, at: moment(occurred_at), by: { id: viewer_id, name } }))
}
