import type { OrganisationHistory } from '@ipt/contracts'
import { institutionsAs } from '@ipt/domain'
import { sql } from 'kysely'
import { actedBy } from '../../kernel/acted-by.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { viewOrganisation } from './organisation.queries.ts'

const MOST = 200

/**
 * What happened to a host and to those that were merged into it, the latest first. Contacts and agreements are an institution's own business;
 * of what others did to the shared row, the institution is named, never the person. ORGANISATION_NOT_FOUND.
 */
export async function listOrganisationEvents(ctx: Ctx, id: string): Promise<OrganisationHistory> {
  await viewOrganisation(ctx, id)
  const own = sql<boolean>`event.institution_id = any(${institutionsAs(ctx.actor, 'coordinator')}::uuid[])`
  const rows = await tables(ctx.em)
    .selectFrom('domain_event as event')
    .leftJoin('event_content as words', 'words.event_id', 'event.id')
    .leftJoin('app_user as actor', 'actor.id', 'event.actor_id')
    .leftJoin('institution', 'institution.id', 'event.institution_id')
    .select(['event.id', 'event.kind', 'event.occurred_at', 'institution.name', 'words.comment'])
    .select([actedBy.id.as('actor_id'), actedBy.name.as('actor_name')])
    .select(own.as('own'))
    .where('event.subject_id', 'in', (eb) =>
      eb
        .selectFrom('organisation')
        .select('organisation.id')
        .where((of) => of.or([of('organisation.id', '=', id), of('organisation.merged_into_id', '=', id)])),
    )
    .where(sql<boolean>`(${own} or event.kind like 'organisation.%')`)
    .orderBy('event.id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: moment(row.occurred_at),
    by: row.own && row.actor_id !== null && row.actor_name !== null ? { id: row.actor_id, name: row.actor_name } : null,
    institution: row.name,
    comment: row.own ? row.comment : null,
  }))
}
