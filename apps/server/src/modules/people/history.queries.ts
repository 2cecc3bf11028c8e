import type { PersonHistory } from '@ipt/contracts'
import type { Role } from '@ipt/domain'
import { sql } from 'kysely'
import { actedBy } from '../../kernel/acted-by.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { ownInstitutions } from './people.policy.ts'
import { viewPerson } from './person.queries.ts'

const MOST = 50

/**
 * What was done to a person's account and roles, the latest first, those merged into it included, as far as the actor's institutions
 * recorded it. PERSON_NOT_FOUND.
 */
export async function listPersonEvents(ctx: Ctx, id: string): Promise<PersonHistory> {
  await viewPerson(ctx, id)
  const rows = await tables(ctx.em)
    .selectFrom('domain_event as event')
    .leftJoin('event_content as words', 'words.event_id', 'event.id')
    .leftJoin('app_user as actor', 'actor.id', 'event.actor_id')
    .select(['event.id', 'event.kind', 'event.occurred_at', 'words.comment'])
    .select([actedBy.id.as('actor_id'), actedBy.name.as('actor_name')])
    .select(sql<Role | null>`event.data ->> 'role'`.as('role'))
    .where('event.subject_id', 'in', (eb) =>
      eb
        .selectFrom('app_user')
        .select('app_user.id')
        .where((of) => of.or([of('app_user.id', '=', id), of('app_user.merged_into_id', '=', id)])),
    )
    .where('event.subject_type', '=', 'user')
    .where('event.institution_id', 'in', ownInstitutions(ctx))
    .orderBy('event.id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ id: key, kind, occurred_at, actor_id, actor_name, role, comment }) => ({
    id: key,
    kind,
    at: moment(occurred_at),
    by: actor_id !== null && actor_name !== null ? { id: actor_id, name: actor_name } : null,
    role,
    comment,
  }))
}
