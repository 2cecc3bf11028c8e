import type { EditContactInput, OrganisationView } from '@ipt/contracts'
import { Contact, User } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { isOwnAlone, loadContact, placeOf } from './contacts.internal.ts'
import { recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

const KIND = 'contact.edited'

/** Another name, title or telephone for a contact. NOT_FOUND, STALE_VERSION, ID_TAKEN. */
export const editContact = (ctx: Ctx, { id, version, requestId, ...sent }: EditContactInput): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const contact = await loadContact(tx, id)
    const place = placeOf(contact)
    if (await editedBefore(tx, { kind: KIND, subjectId: place.organisationId, version, requestId }, contact, sent))
      return viewOrganisation(tx, place.organisationId)

    assertCurrent(contact, version)
    const revision = await writeVersion(tx, Contact, contact, sent)
    // Who has an account, or is known elsewhere too, is called as they call themselves.
    if (await isOwnAlone(tx, contact)) await tx.em.nativeUpdate(User, { id: contact.user.id }, { name: sent.name })
    await recordOrganisation(tx, { kind: KIND, ...place, data: { contactId: id }, revision, requestId, at: tx.clock() })
    return viewOrganisation(tx, place.organisationId)
  })
