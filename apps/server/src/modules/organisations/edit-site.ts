import type { EditSiteInput, OrganisationView } from '@ipt/contracts'
import { Site } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { assertLive, assertModerates, loadSite, recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

const KIND = 'organisation.siteEdited'

/** Another name, address or position for a site, by a coordinator who answers for its host. NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const editSite = (ctx: Ctx, { id, version, requestId, name, address, position }: EditSiteInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const { site, host } = await loadSite(tx, id)
    assertModerates(host)
    const organisationId = host.organisation.id
    const sent = { name, address, latitude: position?.latitude ?? null, longitude: position?.longitude ?? null }
    if (await editedBefore(tx, { kind: KIND, subjectId: organisationId, version, requestId }, site, sent))
      return viewOrganisation(tx, organisationId)

    assertLive(host)
    assertCurrent(site, version)
    const revision = await writeVersion(tx, Site, site, sent)
    await recordOrganisation(tx, {
      kind: KIND,
      organisationId,
      institutionId: null,
      data: { siteId: id },
      revision,
      requestId,
      at: tx.clock(),
    })
    return viewOrganisation(tx, organisationId)
  })
