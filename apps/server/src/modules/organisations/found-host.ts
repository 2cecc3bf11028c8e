import { Contact, Organisation, Site } from '@ipt/db'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { insertSupervisor, loadContact, markChecked, supervisorAt, turnToAddress } from './contacts.internal.ts'
import { recordOrganisation } from './internal.ts'

/** A host that a student writes down, with its first site: his institution alone sees it until a coordinator approves it. In the verb's transaction. */
export async function insertFoundHost(
  tx: Ctx,
  { institutionId, name, site, address }: { institutionId: string; name: string; site: string; address: string },
): Promise<{ organisationId: string; siteId: string }> {
  const at = tx.clock()
  const [organisationId, siteId] = [tx.newId(), tx.newId()]
  const blank = { sector: '', website: '', phone: '', postalAddress: '', note: '' }
  await tx.em.insert(Organisation, { id: organisationId, name, ...blank, status: 'PROPOSED', proposedBy: institutionId, createdAt: at })
  await tx.em.insert(Site, {
    id: siteId,
    organisation: organisationId,
    name: site,
    address,
    latitude: null,
    longitude: null,
    createdAt: at,
  })
  const act = {
    kind: 'organisation.proposed',
    organisationId,
    institutionId,
    role: 'student',
    to: 'PROPOSED',
    data: { siteId },
    at,
  } as const
  await recordOrganisation(tx, act)
  return { organisationId, siteId }
}

interface Supervisor {
  institutionId: string
  organisationId: string
  name: string
  title: string
  phone: string
  email: string
}

/** Refuses an address at which nobody can supervise: a student's. In the verb's transaction. CONTACT_IS_STUDENT at `supervisor/email`. */
export async function assertSupervisorAddress(tx: Ctx, email: string): Promise<void> {
  await supervisorAt(tx, email).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
    throw fieldError('CONTACT_IS_STUDENT', 'supervisor/email', 'This address belongs to a student: nobody vouches for himself.')
  })
}

/**
 * The coordinator who acts has made sure that this person works at the host: they become a checked contact of the institution, if they are
 * none yet. Returns the person's id. In the verb's transaction. CONTACT_IS_STUDENT, INPUT_INVALID (somebody who is suspended).
 */
export async function vouchForSupervisor(
  tx: Ctx,
  { institutionId, organisationId, name, title, phone, email }: Supervisor,
): Promise<string> {
  const person = await supervisorAt(tx, email)
  if (person?.state === 'SUSPENDED') throw fieldError('INPUT_INVALID', 'supervisor/email', 'This person is suspended.')
  const place = { institution: institutionId, organisation: organisationId }
  const known = person && (await tx.em.findOne(Contact, { ...place, user: person }))
  if (known) {
    if (known.state === 'UNCHECKED') await markChecked(tx, await loadContact(tx, known.id))
    return person.id
  }
  const at = tx.clock()
  const id = tx.newId()
  const user = person?.id ?? (await insertSupervisor(tx, institutionId, { name, email }))
  await tx.em.insert(Contact, { id, ...place, user, name, title, phone, state: 'UNCHECKED', createdAt: at })
  const address = await turnToAddress(tx, { id, institutionId }, person?.email ?? email)
  const data = { contactId: id, userId: user, ...address }
  await recordOrganisation(tx, { kind: 'contact.added', organisationId, institutionId, to: 'UNCHECKED', data, at })
  await markChecked(tx, await loadContact(tx, id))
  return user
}
