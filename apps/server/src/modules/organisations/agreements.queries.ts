import type { AgreementView, OrganisationSummary } from '@ipt/contracts'
import { agreementState, dateIn, institutionsAs } from '@ipt/domain'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { filesOfHomes } from '../files/index.ts'

/** The agreements of the actor's institutions with a host, the one that holds longest first. */
export async function agreementsOf(ctx: Ctx, organisationId: string): Promise<AgreementView[]> {
  const rows = await selectAgreements(ctx).where('agreement.organisation_id', '=', organisationId).execute()
  const files = await filesOfHomes(
    ctx.em,
    'agreement',
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    institutionId: row.institution_id,
    title: row.title,
    startsOn: row.starts_on,
    expiresOn: row.expires_on ?? null,
    state: agreementState(row.expires_on ?? null, dateIn(row.time_zone, ctx.clock())),
    file: files.get(row.id) ?? null,
    version: row.version,
  }))
}

/** Of each host the agreement of the actor's institutions that holds longest; hosts without one are left out. */
export async function longestAgreements(ctx: Ctx, ids: readonly string[]): Promise<Map<string, OrganisationSummary['agreement']>> {
  if (ids.length === 0) return new Map()
  const rows = await selectAgreements(ctx).where('agreement.organisation_id', 'in', ids).execute()
  const longest = new Map<string, OrganisationSummary['agreement']>()
  for (const row of rows) {
    if (longest.has(row.organisation_id)) continue
    const expiresOn = row.expires_on ?? null
    longest.set(row.organisation_id, { expiresOn, state: agreementState(expiresOn, dateIn(row.time_zone, ctx.clock())) })
  }
  return longest
}

const selectAgreements = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('agreement')
    .innerJoin('institution', 'institution.id', 'agreement.institution_id')
    .selectAll('agreement')
    .select('institution.time_zone')
    .where(sql<boolean>`agreement.institution_id = any(${institutionsAs(ctx.actor, 'coordinator')}::uuid[])`)
    .orderBy(sql`agreement.expires_on desc nulls first`)
    .orderBy('agreement.id')
