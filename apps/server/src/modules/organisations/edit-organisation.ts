import type { EditOrganisationInput, OrganisationView } from '@ipt/contracts'
import { Organisation, Vacancy } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { assertLive, assertModerates, loadOrganisation, recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

const KIND = 'organisation.edited'

/** Another name or address for a host, by a coordinator who answers for it. ORGANISATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const editOrganisation = (ctx: Ctx, { id, version, requestId, ...sent }: EditOrganisationInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const host = await loadOrganisation(tx, id)
    assertModerates(host)
    if (await editedBefore(tx, { kind: KIND, subjectId: id, version, requestId }, host.organisation, sent)) return viewOrganisation(tx, id)

    assertLive(host)
    assertCurrent(host.organisation, version)
    const revision = await writeVersion(tx, Organisation, host.organisation, sent)
    // Vacancies are searched by the name that they carry.
    await tx.em.nativeUpdate(Vacancy, { organisation: id }, { organisationName: sent.name })
    await recordOrganisation(tx, { kind: KIND, organisationId: id, institutionId: null, data: {}, revision, requestId, at: tx.clock() })
    return viewOrganisation(tx, id)
  })
