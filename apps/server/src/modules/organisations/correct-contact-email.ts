import type { CorrectContactEmailInput, OrganisationView } from '@ipt/contracts'
import { Contact, User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, writeVersion } from '../../kernel/versions.ts'
import { isOwnAlone, loadContact, placeOf, supervisorAt, turnToAddress } from './contacts.internal.ts'
import { recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

const KIND = 'contact.emailCorrected'

/**
 * Puts a contact's address right in place: what was sent to placements stays theirs, and the history keeps both addresses. NOT_FOUND,
 * STALE_VERSION, CONTACT_HAS_ACCOUNT (the person signs in, or another institution knows them), CONTACT_IS_STUDENT, EMAIL_TAKEN, ID_TAKEN.
 */
export const correctContactEmail = (ctx: Ctx, { id, version, requestId, email }: CorrectContactEmailInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const contact = await loadContact(tx, id)
    const { organisationId, institutionId } = placeOf(contact)
    const userId = contact.user.id
    if (await doneBefore(tx, { kind: KIND, subjectId: organisationId, requestId, data: { contactId: id } })) {
      if (contact.version === version + 1 && contact.user.email !== email) throw new DomainError('ID_TAKEN')
      return viewOrganisation(tx, organisationId)
    }

    assertCurrent(contact, version)
    if (!(await isOwnAlone(tx, contact))) throw new DomainError('CONTACT_HAS_ACCOUNT')
    const other = await supervisorAt(tx, email)
    if (other && other.id !== userId) throw fieldError('EMAIL_TAKEN', 'email', 'This address belongs to somebody already.')

    const revision = await writeVersion(tx, Contact, contact, {})
    await tx.em.nativeUpdate(User, { id: userId }, { email, emailKey: emailKey(email) })
    const address = await turnToAddress(tx, { id, institutionId }, email)
    const twins = await tx.em.find(Contact, { user: userId, id: { $ne: id } }, { fields: ['id'] })
    for (const twin of twins) await turnToAddress(tx, { id: twin.id, institutionId }, email)
    const data = { contactId: id, userId, ...address }
    await recordOrganisation(tx, { kind: KIND, organisationId, institutionId, data, revision, requestId, at: tx.clock() })
    return viewOrganisation(tx, organisationId)
  })
