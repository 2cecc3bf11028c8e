import type { MergePreview, OrganisationView, SiteView } from '@ipt/contracts'
import { allowedOrganisationEvents } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { agreementsOf } from './agreements.queries.ts'
import { contactsOf } from './contacts.queries.ts'
import { moderatedBy, reachableOrganisations, UNUSED } from './organisations.policy.ts'
import { countPlacements, responsivenessOf } from './responsiveness.queries.ts'

/** One host with everything that the actor's institutions know of it. ORGANISATION_NOT_FOUND. */
export async function viewOrganisation(ctx: Ctx, id: string): Promise<OrganisationView> {
  const row = await tables(ctx.em)
    .selectFrom('organisation')
    .leftJoin('institution as proposer', 'proposer.id', 'organisation.proposed_by_id')
    .leftJoin('organisation as target', 'target.id', 'organisation.merged_into_id')
    .selectAll('organisation')
    .select([
      'proposer.name as proposer_name',
      'target.name as target_name',
      sql<boolean>`${moderatedBy(ctx.actor)}`.as('moderated'),
      UNUSED.as('unused'),
    ])
    .where('organisation.id', '=', id)
    .where(reachableOrganisations(ctx.actor))
    .executeTakeFirst()
  if (!row) throw new DomainError('ORGANISATION_NOT_FOUND')
  const { name, sector, website, phone, note, status, version, moderated, unused } = row
  const named = (ref: string | null | undefined, of: string | null) => (ref && of !== null ? { id: ref, name: of } : null)
  return {
    ...{ id, name, sector, website, phone, note, status, version },
    postalAddress: row.postal_address,
    createdAt: moment(row.created_at),
    proposedBy: named(row.proposed_by_id, row.proposer_name),
    mergedInto: named(row.merged_into_id, row.target_name),
    placements: (await countPlacements(ctx, [id])).get(id) ?? 0,
    sites: await sitesOf(ctx, id),
    contacts: await contactsOf(ctx, id),
    agreements: await agreementsOf(ctx, id),
    responsiveness: (await responsivenessOf(ctx, [id])).get(id) ?? null,
    can: allowedOrganisationEvents(status, { relations: moderated ? ['coordinator'] : [], unused: Boolean(unused) }),
    canEdit: moderated && (status === 'APPROVED' || status === 'PROPOSED'),
  }
}

async function sitesOf(ctx: Ctx, organisationId: string): Promise<SiteView[]> {
  const rows = await tables(ctx.em)
    .selectFrom('site')
    .select(['id', 'name', 'address', 'latitude', 'longitude', 'version'])
    .where('organisation_id', '=', organisationId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ latitude, longitude, ...site }) => ({
    ...site,
    position: latitude == null || longitude == null ? null : { latitude: Number(latitude), longitude: Number(longitude) },
  }))
}

/** What would go over if one host took in the other, of all institutions. ORGANISATION_NOT_FOUND. */
export async function previewMerge(ctx: Ctx, { id, intoId }: { id: string; intoId: string }): Promise<MergePreview> {
  for (const each of [id, intoId]) await viewOrganisation(ctx, each)
  const count = (table: string) => sql<number>`(select count(*)::int from ${sql.table(table)} where organisation_id = ${id})`
  return tables(ctx.em)
    .selectNoFrom([
      count('site').as('sites'),
      count('placement').as('placements'),
      count('contact').as('contacts'),
      count('agreement').as('agreements'),
    ])
    .executeTakeFirstOrThrow()
}
