import type { MergeOrganisationsInput, OrganisationView } from '@ipt/contracts'
import { Agreement, Organisation } from '@ipt/db'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { fieldError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedOrganisation, loadOrganisation, moveOrganisation, recordOrganisation } from './internal.ts'
import { moveContacts } from './move-contacts.ts'
import { viewOrganisation } from './organisation.queries.ts'

const KIND = 'organisation.merged'

/**
 * `intoId` takes `id` in: sites with their placements and vacancies, contacts, memberships and agreements go over, and the old address leads
 * on. Answers with the one that took it in. ORGANISATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, MERGE_REFUSED, INPUT_INVALID.
 */
export const mergeOrganisations = (ctx: Ctx, { id, intoId, requestId }: MergeOrganisationsInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    if (id === intoId) throw fieldError('INPUT_INVALID', 'intoId', 'A host is not merged into itself.')
    // In the order of their ids, so that two merges never wait for each other.
    const [first, second] = id < intoId ? [id, intoId] : [intoId, id]
    const one = await loadOrganisation(tx, first)
    const other = await loadOrganisation(tx, second)
    const [host, into] = id === first ? [one, other] : [other, one]
    if (await doneBefore(tx, { kind: KIND, subjectId: id, requestId, data: { intoId } })) return viewOrganisation(tx, intoId)

    const from = host.organisation.status
    const to = decidedOrganisation(host, 'merge', into.organisation.status)
    const at = tx.clock()
    const moved = {
      ...(await moveSites(tx, id, intoId, into.organisation.name)),
      contacts: await moveContacts(tx, id, intoId, at),
      agreements: await tx.em.nativeUpdate(Agreement, { organisation: id }, { organisation: intoId }),
    }
    await tx.em.nativeUpdate(Organisation, { mergedInto: id }, { mergedInto: intoId })
    const revision = await moveOrganisation(tx, host, to, { mergedInto: intoId })
    const act = { kind: KIND, organisationId: id, institutionId: null, from, to, revision } as const
    await recordOrganisation(tx, { ...act, data: { intoId, ...moved }, requestId, at })
    return viewOrganisation(tx, intoId)
  })

/** Placements and vacancies follow their site by the foreign key. */
async function moveSites(tx: Ctx, id: string, intoId: string, name: string): Promise<{ sites: number; placements: number }> {
  const db = tables(tx.em)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from placement where organisation_id = ${id}`.execute(db)
  const { numAffectedRows } = await sql`update site set organisation_id = ${intoId} where organisation_id = ${id}`.execute(db)
  await sql`update vacancy set organisation_name = ${name} where organisation_id = ${intoId} and organisation_name <> ${name}`.execute(db)
  return { sites: Number(numAffectedRows), placements: rows[0]?.count ?? 0 }
}
