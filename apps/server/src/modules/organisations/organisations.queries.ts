import type { ListOrganisationsInput, OrganisationChoices, OrganisationPage } from '@ipt/contracts'
import type { OrganisationStatus } from '@ipt/domain'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { longestAgreements } from './agreements.queries.ts'
import { moderatedBy, usedBy, visibleOrganisations } from './organisations.policy.ts'
import { countPlacements, responsivenessOf } from './responsiveness.queries.ts'

type Shown = z.output<typeof ListOrganisationsInput>['show']

const LIVE = sql<SqlBool>`organisation.status in ('APPROVED', 'PROPOSED')`
const IN_VIEW: Record<Shown, (ctx: Ctx) => ReturnType<typeof sql<SqlBool>>> = {
  all: () => LIVE,
  used: ({ actor }) => sql<SqlBool>`${LIVE} and ${usedBy(actor)}`,
  proposed: () => sql<SqlBool>`organisation.status = 'PROPOSED'`,
  doubles: (ctx) => sql<SqlBool>`${LIVE} and ${hasDouble(ctx)}`,
  rejected: () => sql<SqlBool>`organisation.status = 'REJECTED'`,
}

/** From which likeness of names on (pg_trgm's similarity, 0 to 1) two hosts are held to be one, where nobody asks for it. */
const ALIKE = 0.7

/**
 * Whether the actor answers for the host, and sees another that may be the same: the same name but for its legal form, the same website or
 * telephone; of a proposal, nearly the same name, too. Only proposals are compared one by one: that costs milliseconds each.
 */
const hasDouble = ({ actor }: Ctx) => {
  const seen = sql<SqlBool>`host.status in ('APPROVED', 'PROPOSED') and ${visibleOrganisations(actor, 'host')}`
  const shared = (key: string) => sql<SqlBool>`${sql.ref(`organisation.${key}`)} in (
    select ${sql.ref(`host.${key}`)} from organisation as host where ${sql.ref(`host.${key}`)} <> '' and ${seen} group by 1 having count(*) > 1)`
  return sql<SqlBool>`${moderatedBy(actor)} and (${sql.join(['name_key', 'web_domain', 'phone_key'].map(shared), sql` or `)}
    or organisation.status = 'PROPOSED' and exists (select from organisation as host where host.id <> organisation.id and ${seen}
      and host.name_key % organisation.name_key and similarity(host.name_key, organisation.name_key) >= ${ALIKE}::real))`
}

/** How many hosts the list `doubles` has. */
export async function countDoubles(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from organisation
    where ${visibleOrganisations(ctx.actor)} and ${IN_VIEW.doubles(ctx)}`.execute(tables(ctx.em))
  return rows[0]?.count ?? 0
}

/** Names that hold the words, or something that is written nearly like them. Both halves use the trigram index. */
export const namedLike = (words: string) =>
  sql<SqlBool>`(organisation.name_key like '%' || organisation_key(${words}) || '%' or organisation.name_key %> organisation_key(${words}))`

/** The hosts that the actor sees, by name, keyset-paged. */
export async function listOrganisations(ctx: Ctx, input: z.output<typeof ListOrganisationsInput>): Promise<OrganisationPage> {
  let query = selectOrganisations(ctx)
    .where(IN_VIEW[input.show](ctx))
    .orderBy('organisation.name_key')
    .orderBy('organisation.id')
    .limit(input.limit + 1)
  const words = input.q?.trim()
  if (words) query = query.where(namedLike(words))
  if (input.cursor !== undefined) {
    const [name = '', id = ''] = decodeCursor('organisations', input.cursor, [() => true, CURSOR_UUID])
    query = query.where(sql<SqlBool>`(organisation.name_key, organisation.id) > (${name}, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const ids = page.map(({ id }) => id)
  const placements = await countPlacements(ctx, ids)
  const agreements = await longestAgreements(ctx, ids)
  const responsiveness = await responsivenessOf(ctx, ids)
  return {
    items: page.map(({ name_key: _, ...row }) => ({
      ...row,
      placements: placements.get(row.id) ?? 0,
      agreement: agreements.get(row.id) ?? null,
      responsiveness: responsiveness.get(row.id) ?? null,
    })),
    next: rows.length > input.limit && last ? encodeCursor('organisations', [last.name_key ?? '', last.id]) : null,
  }
}

/** Hosts to choose from while somebody types: live ones that the actor sees, the likeliest first, with their sites. */
export async function searchOrganisations(ctx: Ctx, words: string): Promise<OrganisationChoices> {
  const rows = await selectOrganisations(ctx)
    .where(LIVE)
    .where(namedLike(words.trim()))
    .orderBy(sql`word_similarity(organisation_key(${words}), organisation.name_key) desc`)
    .orderBy('organisation.name_key')
    .orderBy('organisation.id')
    .limit(10)
    .execute()
  if (rows.length === 0) return []
  const sites = await tables(ctx.em)
    .selectFrom('site')
    .select(['id', 'name', 'organisation_id'])
    .where(
      'organisation_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('name')
    .execute()
  return rows.map(({ id, name, sector }) => ({
    ...{ id, name, sector },
    sites: sites.filter((site) => site.organisation_id === id).map((site) => ({ id: site.id, name: site.name })),
  }))
}

/** The columns of a list, of what the actor sees. */
export const selectOrganisations = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('organisation')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.sector',
      sql<OrganisationStatus>`organisation.status`.as('status'),
      'organisation.name_key',
      sql<number>`(select count(*)::int from site where site.organisation_id = organisation.id)`.as('sites'),
    ])
    .where(visibleOrganisations(ctx.actor))
