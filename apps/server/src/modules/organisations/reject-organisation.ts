import type { OrganisationView, RejectOrganisationInput } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent } from '../../kernel/versions.ts'
import { decidedOrganisation, loadOrganisation, moveOrganisation, recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

const KIND = 'organisation.rejected'

/** The host does not come into the registry, for this reason. ORGANISATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, ORGANISATION_IN_USE, STALE_VERSION. */
export const rejectOrganisation = (ctx: Ctx, { id, version, comment, requestId }: RejectOrganisationInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const host = await loadOrganisation(tx, id)
    if (await doneBefore(tx, { kind: KIND, subjectId: id, comment, requestId })) return viewOrganisation(tx, id)

    const to = decidedOrganisation(host, 'reject')
    assertCurrent(host.organisation, version)
    const from = host.organisation.status
    const revision = await moveOrganisation(tx, host, to)
    const act = { kind: KIND, organisationId: id, institutionId: null, from, to, revision, data: {}, comment } as const
    await recordOrganisation(tx, { ...act, requestId, at: tx.clock() })
    return viewOrganisation(tx, id)
  })
