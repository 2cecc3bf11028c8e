import type { AddSiteInput, OrganisationView } from '@ipt/contracts'
import { Site } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { assertLive, loadOrganisation, recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

/** One more place of a host, by any coordinator who sees it: the first placement needs one. ORGANISATION_NOT_FOUND, WRONG_STATE, ID_TAKEN. */
export const addSite = (ctx: Ctx, { id, organisationId, name, address, position }: AddSiteInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const host = await loadOrganisation(tx, organisationId)
    const sent = { name, address, latitude: position?.latitude ?? null, longitude: position?.longitude ?? null }
    if (await madeBefore(tx, Site, id, { organisation: organisationId }, sent)) return viewOrganisation(tx, organisationId)

    assertLive(host)
    const at = tx.clock()
    await tx.em.insert(Site, { id, organisation: organisationId, ...sent, createdAt: at })
    await recordOrganisation(tx, { kind: 'organisation.siteAdded', organisationId, institutionId: null, data: { siteId: id }, at })
    return viewOrganisation(tx, organisationId)
  })
