import type { CheckContactInput, OrganisationView } from '@ipt/contracts'
import { nextContact } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent } from '../../kernel/versions.ts'
import { loadContact, markChecked, placeOf } from './contacts.internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

/**
 * A coordinator has made sure that this person works at the host: from now on they may be put on placements, and supervise for it. NOT_FOUND,
 * WRONG_STATE, CONTACT_IS_STUDENT, STALE_VERSION.
 */
export const checkContact = (ctx: Ctx, { id, version, requestId }: CheckContactInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const contact = await loadContact(tx, id)
    const { organisationId } = placeOf(contact)
    if (await doneBefore(tx, { kind: 'contact.checked', subjectId: organisationId, requestId, data: { contactId: id } }))
      return viewOrganisation(tx, organisationId)

    const decision = nextContact(contact.state, 'check', ['coordinator'])
    if (!decision.ok) throw new DomainError('WRONG_STATE', { facts: { status: contact.state } })
    assertCurrent(contact, version)
    await markChecked(tx, contact, requestId)
    return viewOrganisation(tx, organisationId)
  })
