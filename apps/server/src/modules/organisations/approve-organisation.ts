import type { DecideOrganisationInput, OrganisationView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent } from '../../kernel/versions.ts'
import { decidedOrganisation, loadOrganisation, moveOrganisation, recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

const KIND = 'organisation.approved'

/** Every institution sees the host from now on. ORGANISATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const approveOrganisation = (ctx: Ctx, { id, version, requestId }: DecideOrganisationInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const host = await loadOrganisation(tx, id)
    if (await doneBefore(tx, { kind: KIND, subjectId: id, requestId })) return viewOrganisation(tx, id)

    const to = decidedOrganisation(host, 'approve')
    assertCurrent(host.organisation, version)
    const from = host.organisation.status
    const revision = await moveOrganisation(tx, host, to)
    await recordOrganisation(tx, {
      kind: KIND,
      organisationId: id,
      institutionId: null,
      from,
      to,
      revision,
      data: {},
      requestId,
      at: tx.clock(),
    })
    return viewOrganisation(tx, id)
  })
