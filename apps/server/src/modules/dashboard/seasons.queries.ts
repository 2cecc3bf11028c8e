import type { ListSeasonsInput, SeasonPage } from '@ipt/contracts'
import { institutionsAs } from '@ipt/domain'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_DAY, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The seasons that the actor coordinates. */
export const selectSeasons = ({ em, actor }: Ctx) => {
  const institutions = institutionsAs(actor, 'coordinator')
  return tables(em)
    .selectFrom('cohort')
    .innerJoin('institution', 'institution.id', 'cohort.institution_id')
    .select(['cohort.id', 'cohort.name', 'cohort.starts_on', 'cohort.ends_on', 'institution.name as institution'])
    .where('cohort.institution_id', '=', sql<string>`any(${institutions}::uuid[])`)
    .orderBy('cohort.starts_on', 'desc')
    .orderBy('cohort.id')
}

/** All of them, the latest first, keyset-paged. */
export async function listSeasons(ctx: Ctx, { q, limit, cursor }: z.output<typeof ListSeasonsInput>): Promise<SeasonPage> {
  let query = selectSeasons(ctx).limit(limit + 1)
  const words = q?.trim()
  if (words) query = query.where(sql<SqlBool>`position(lower(${words}) in lower(cohort.name)) > 0`)
  if (cursor !== undefined) {
    const [day = '', id = ''] = decodeCursor('seasons', cursor, [CURSOR_DAY, CURSOR_UUID])
    query = query.where(sql<SqlBool>`(cohort.starts_on < ${day}::date or cohort.starts_on = ${day}::date and cohort.id > ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ starts_on, ends_on, ...row }) => ({ ...row, startsOn: starts_on, endsOn: ends_on })),
    next: rows.length > limit && last ? encodeCursor('seasons', [last.starts_on, last.id]) : null,
  }
}
