import { Contact, ContactAddress, Institution, Membership, Placement, StudentProfile, User } from '@ipt/db'
import { emailKey, institutionsAs, userIdOf } from '@ipt/domain'
import { LockMode } from '@mikro-orm/postgresql'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { writeVersion } from '../../kernel/versions.ts'
import { recordOrganisation } from './internal.ts'

/** A contact with its person, if the actor coordinates the institution that knows it. NOT_FOUND. */
export async function loadContact(tx: Ctx, id: string): Promise<Contact> {
  const contact = await tx.em.findOne(
    Contact,
    { id, institution: { $in: institutionsAs(tx.actor, 'coordinator') } },
    { populate: ['user', 'user.passwordHash'] },
  )
  if (!contact) throw new DomainError('NOT_FOUND')
  return contact
}

export const placeOf = (contact: Contact) => ({ organisationId: contact.organisation.id, institutionId: contact.institution.id })

/** The person who has this address, or for whom the account that has it stands; or null. CONTACT_IS_STUDENT where it is a student's, of whatever institution: nobody vouches for himself. */
export async function supervisorAt(tx: Ctx, email: string): Promise<User | null> {
  const found = await tx.em.findOne(User, { emailKey: emailKey(email) })
  if (!found) return null
  // Held: who is given the role of a student at the same moment is seen, or sees the contact.
  const user = await tx.em.findOneOrFail(
    User,
    { id: found.mergedInto?.id ?? found.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
  await assertNoStudent(tx, user)
  return user
}

/** CONTACT_IS_STUDENT for whoever is a student, or was one, of whatever institution. */
async function assertNoStudent(tx: Ctx, user: User): Promise<void> {
  const student = (await tx.em.count(StudentProfile, { user })) + (await tx.em.count(Membership, { user, role: 'student', until: null }))
  if (student > 0) throw fieldError('CONTACT_IS_STUDENT', 'email', 'This address belongs to a student: nobody vouches for himself.')
}

/** A person who can't sign in: links go to the address, and an account is theirs to make. */
export async function insertSupervisor(tx: Ctx, institutionId: string, { name, email }: { name: string; email: string }): Promise<string> {
  const id = tx.newId()
  const { language } = await tx.em.findOneOrFail(Institution, institutionId)
  const createdAt = tx.clock()
  await tx.em.insert(User, { id, name, email, emailKey: emailKey(email), passwordHash: null, language, state: 'ACTIVE', createdAt })
  return id
}

/** Writes the address that a contact has from now on. Returns the row's id, and that of the one before. */
export async function turnToAddress(
  tx: Ctx,
  contact: { id: string; institutionId: string },
  email: string,
): Promise<Record<string, string | null>> {
  const at = tx.clock()
  const earlier = await tx.em.findOne(ContactAddress, { contact: contact.id, until: null })
  if (earlier) await tx.em.nativeUpdate(ContactAddress, { id: earlier.id }, { until: at })
  const id = tx.newId()
  await tx.em.insert(ContactAddress, { id, institution: contact.institutionId, contact: contact.id, email, since: at })
  return { addressId: id, earlierAddressId: earlier?.id ?? null }
}

/** CONTACT_IS_STUDENT where they became one since. The actor vouches that the contact works there: from now on it may be put on placements, and its person supervises for the host. */
export async function markChecked(tx: Ctx, contact: Contact, requestId?: string): Promise<void> {
  await assertNoStudent(tx, contact.user)
  const at = tx.clock()
  const revision = await writeVersion(tx, Contact, contact, { state: 'CHECKED', checkedAt: at, checkedBy: userIdOf(tx.actor) })
  const { organisation, user } = contact
  const role = 'industrialSupervisor' as const
  if ((await tx.em.count(Membership, { user, role, organisation, until: null })) === 0)
    await tx.em.insert(Membership, { id: tx.newId(), user: user.id, role, institution: null, organisation: organisation.id, since: at })
  const data = { contactId: contact.id, userId: user.id }
  const act = { kind: 'contact.checked', ...placeOf(contact), from: 'UNCHECKED', to: 'CHECKED', revision } as const
  await recordOrganisation(tx, { ...act, data, requestId, at })
}

/** Whether the person is this institution's contact alone: then it may correct their name and address. */
export async function isOwnAlone(tx: Ctx, { user, institution }: Contact): Promise<boolean> {
  if (user.passwordHash) return false
  const elsewhere = { user, institution: { $ne: institution.id } }
  const others =
    (await tx.em.count(Contact, elsewhere)) +
    (await tx.em.count(Membership, { user, role: { $ne: 'industrialSupervisor' } })) +
    (await tx.em.count(Placement, { industrialSupervisor: user, institution: { $ne: institution.id } }))
  return others === 0
}
