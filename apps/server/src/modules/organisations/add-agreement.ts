import type { AddAgreementInput, OrganisationView } from '@ipt/contracts'
import { Agreement } from '@ipt/db'
import { institutionsAs } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { bindFile } from '../files/index.ts'
import { assertTerm } from './agreements.internal.ts'
import { assertLive, loadOrganisation, recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

/**
 * What an institution and a host have agreed on, with its paper. NOT_FOUND (the institution), ORGANISATION_NOT_FOUND, WRONG_STATE,
 * INPUT_INVALID, FILE_NOT_FOUND, ID_TAKEN.
 */
export const addAgreement = (ctx: Ctx, input: AddAgreementInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const { id, institutionId, organisationId, attachmentId, ...sent } = input
    if (!institutionsAs(tx.actor, 'coordinator').includes(institutionId)) throw new DomainError('NOT_FOUND')
    const host = await loadOrganisation(tx, organisationId)
    const place = { institution: institutionId, organisation: organisationId }
    if (await madeBefore(tx, Agreement, id, place, sent)) return viewOrganisation(tx, organisationId)

    assertLive(host)
    assertTerm(sent)
    const at = tx.clock()
    await tx.em.insert(Agreement, { id, ...place, ...sent, createdAt: at })
    await bindFile(tx, { home: 'agreement', id, institutionId, revision: 1, attachmentId })
    const { startsOn, expiresOn } = sent
    const data = { agreementId: id, startsOn, expiresOn, attachmentId }
    await recordOrganisation(tx, { kind: 'agreement.added', organisationId, institutionId, data, at })
    return viewOrganisation(tx, organisationId)
  })
