import type { EditAgreementInput, OrganisationView } from '@ipt/contracts'
import { Agreement } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { bindFile } from '../files/index.ts'
import { assertTerm, loadAgreement } from './agreements.internal.ts'
import { recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

const KIND = 'agreement.edited'

/** Another title, term or paper for an agreement. The paper before stays with the record. NOT_FOUND, INPUT_INVALID, STALE_VERSION, FILE_NOT_FOUND. */
export const editAgreement = (ctx: Ctx, { id, version, requestId, attachmentId, ...sent }: EditAgreementInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const agreement = await loadAgreement(tx, id)
    const [organisationId, institutionId] = [agreement.organisation.id, agreement.institution.id]
    if (await editedBefore(tx, { kind: KIND, subjectId: organisationId, version, requestId }, agreement, sent))
      return viewOrganisation(tx, organisationId)

    assertCurrent(agreement, version)
    assertTerm(sent)
    const revision = await writeVersion(tx, Agreement, agreement, sent)
    await bindFile(tx, { home: 'agreement', id, institutionId, revision, attachmentId })
    const { startsOn, expiresOn } = sent
    const data = { agreementId: id, startsOn, expiresOn, attachmentId }
    await recordOrganisation(tx, { kind: KIND, organisationId, institutionId, data, revision, requestId, at: tx.clock() })
    return viewOrganisation(tx, organisationId)
  })
