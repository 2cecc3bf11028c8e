import type { Duplicate, Duplicates, FindDuplicatesInput } from '@ipt/contracts'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '../../kernel/use-case.ts'
import { selectOrganisations } from './organisations.queries.ts'
import { countPlacements } from './responsiveness.queries.ts'

/** From which likeness of names on (pg_trgm's similarity, 0 to 1) two hosts may be one: "Pwani Power" and "Pwani Power Supply" are 0.6. */
const ALIKE = 0.45
const MOST = 6

/**
 * Live hosts that the actor sees and that may be the one described: a name that is alike, the same website or telephone. Who shares website
 * or telephone comes first, then the likest name.
 */
export async function findDuplicates(
  ctx: Ctx,
  { name, website, phone, exceptId }: z.output<typeof FindDuplicatesInput>,
): Promise<Duplicates> {
  const alike = sql<number>`similarity(organisation.name_key, organisation_key(${name}))`
  const byName = sql<SqlBool>`(organisation.name_key % organisation_key(${name}) and ${alike} >= ${ALIKE}::real)`
  const byWebsite = sql<SqlBool>`(organisation.web_domain <> '' and organisation.web_domain = web_domain(${website}))`
  const byPhone = sql<SqlBool>`(organisation.phone_key <> '' and organisation.phone_key = phone_key(${phone}))`
  let query = selectOrganisations(ctx)
    .select([byName.as('by_name'), byWebsite.as('by_website'), byPhone.as('by_phone')])
    .where(sql<SqlBool>`organisation.status in ('APPROVED', 'PROPOSED')`)
    .where((eb) => eb.or([byName, byWebsite, byPhone]))
    .orderBy(sql`${byWebsite}::int + ${byPhone}::int desc`)
    .orderBy(sql`${alike} desc`)
    .orderBy('organisation.id')
    .limit(MOST)
  if (exceptId !== undefined) query = query.where('organisation.id', '<>', exceptId)
  const rows = await query.execute()
  const placements = await countPlacements(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, sector: row.sector, status: row.status, sites: row.sites },
    placements: placements.get(row.id) ?? 0,
    signs: signsOf(row),
  }))
}

const signsOf = (row: { by_name: SqlBool; by_website: SqlBool; by_phone: SqlBool }): Duplicate['signs'] => [
  ...(row.by_name ? (['NAME'] as const) : []),
  ...(row.by_website ? (['WEBSITE'] as const) : []),
  ...(row.by_phone ? (['PHONE'] as const) : []),
]
