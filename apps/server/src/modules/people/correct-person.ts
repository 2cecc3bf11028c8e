import type { CorrectPersonInput, PersonView } from '@ipt/contracts'
import { Contact, ContactAddress, Invitation, Programme, StudentProfile, User, UserAddress } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import type { z } from 'zod'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { clearBounce } from '../mail/index.ts'
import { assertNeverElsewhere, assertNumberFree, assertOursAlone, homeFor, loadPerson, recordPerson } from './internal.ts'
import { issueInvitation } from './invitations.ts'
import { ownInstitutions } from './people.policy.ts'
import { viewPerson } from './person.queries.ts'
import { tellOfAddress } from './tell-of-address.ts'

const KIND = 'user.corrected'

/**
 * Puts name, address, registration number and programme right, in place. Another address ends the person's sessions and tokens, is kept in their
 * history with the old one, takes off a mark that mail comes back, and an open invitation goes to it again. PERSON_NOT_FOUND, PERSON_ELSEWHERE (for another address also who was
 * somewhere else before), EMAIL_TAKEN, REGISTRATION_TAKEN,
 * INPUT_INVALID, ID_TAKEN.
 */
export const correctPerson = (
  ctx: Ctx,
  services: Pick<Services, 'origin' | 'sessions' | 'apiTokens'>,
  { id, requestId, name, email, student }: z.output<typeof CorrectPersonInput>,
): Promise<PersonView> =>
  inTransaction(ctx, async (tx) => {
    const user = await loadPerson(tx, id)
    if (await doneBefore(tx, { kind: KIND, subjectId: id, requestId })) {
      if (user.name !== name || user.email !== email) throw new DomainError('ID_TAKEN')
      return viewPerson(tx, id)
    }
    await assertOursAlone(tx, id)
    const at = tx.clock()
    const institutionId = await homeFor(tx, id)
    const earlier = user.email
    const moved = earlier !== email
    let addressId: string | null = null
    if (moved) {
      await assertNeverElsewhere(tx, id)
      const other = await tx.em.findOne(User, { emailKey: emailKey(email) })
      if (other && other.id !== id) throw fieldError('EMAIL_TAKEN', 'email', 'This address belongs to somebody already.')
      addressId = tx.newId()
      await tx.em.insert(UserAddress, { id: addressId, user: id, email: user.email, until: at })
      await turnContacts(tx, id, email)
      await clearBounce(tx.em, email)
    }
    await tx.em.nativeUpdate(User, { id }, { name, email, emailKey: emailKey(email) })
    if (student) await correctStudent(tx, id, student)
    await recordPerson(tx, { kind: KIND, userId: id, institutionId, data: { renamed: user.name !== name, addressId }, requestId, at })
    if (moved) {
      await services.sessions.endAll(id, tx.em)
      await services.apiTokens.revokeAll(id, tx.em)
      const open = await tx.em.findOne(Invitation, { user: id, acceptedAt: null, supersededAt: null })
      if (open && !user.passwordHash) await issueInvitation(tx, services, { userId: id, institutionId: open.institution.id })
      if (user.passwordHash) await tellOfAddress(tx, user, { institutionId, email, how: 'CORRECTED', addresses: [earlier, email] })
    }
    return viewPerson(tx, id)
  })

async function correctStudent(
  tx: Ctx,
  user: string,
  { registrationNumber, programmeId }: { registrationNumber: string; programmeId: string },
) {
  const profile = await tx.em.findOne(StudentProfile, { user, institution: { $in: ownInstitutions(tx) } })
  if (!profile) throw fieldError('INPUT_INVALID', 'student', 'This person is no student here.')
  await assertNumberFree(tx, { institutionId: profile.institution.id, userId: user, registrationNumber })
  if ((await tx.em.count(Programme, { id: programmeId, institution: profile.institution.id })) === 0)
    throw fieldError('INPUT_INVALID', 'student/programmeId', 'There is no such programme here.')
  await tx.em.nativeUpdate(StudentProfile, { id: profile.id }, { registrationNumber, programme: programmeId })
}

/** A host's contact keeps a history of addresses of its own. */
async function turnContacts(tx: Ctx, userId: string, email: string): Promise<void> {
  const at = tx.clock()
  for (const contact of await tx.em.find(Contact, { user: userId })) {
    await tx.em.nativeUpdate(ContactAddress, { contact: contact.id, until: null }, { until: at })
    await tx.em.insert(ContactAddress, { id: tx.newId(), institution: contact.institution.id, contact: contact.id, email, since: at })
  }
}
