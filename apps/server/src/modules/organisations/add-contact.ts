import type { AddContactInput, OrganisationView } from '@ipt/contracts'
import { Contact } from '@ipt/db'
import { institutionsAs, nextContact } from '@ipt/domain'
import type { z } from 'zod'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { insertSupervisor, loadContact, markChecked, supervisorAt, turnToAddress } from './contacts.internal.ts'
import { assertLive, loadOrganisation, recordOrganisation } from './internal.ts'
import { viewOrganisation } from './organisation.queries.ts'

/**
 * A supervisor at a host, whom the institution knows from now on: an existing person with this address, or a new one. NOT_FOUND (the
 * institution), ORGANISATION_NOT_FOUND, WRONG_STATE, CONTACT_IS_STUDENT, EMAIL_TAKEN, ID_TAKEN.
 */
export const addContact = (ctx: Ctx, input: z.output<typeof AddContactInput>): Promise<OrganisationView> =>
  inTransaction(ctx, async (tx) => {
    const { id, institutionId, organisationId, checked, email, ...sent } = input
    if (!institutionsAs(tx.actor, 'coordinator').includes(institutionId)) throw new DomainError('NOT_FOUND')
    const host = await loadOrganisation(tx, organisationId)
    const place = { institution: institutionId, organisation: organisationId }
    if (await madeBefore(tx, Contact, id, place, sent)) return viewOrganisation(tx, organisationId)

    assertLive(host)
    const decision = nextContact(null, 'add', ['coordinator'])
    if (!decision.ok) throw new DomainError(decision.code === 'GUARD' ? 'WRONG_STATE' : decision.code)
    const person = await supervisorAt(tx, email)
    if (person && (await tx.em.count(Contact, { ...place, user: person })) > 0)
      throw fieldError('EMAIL_TAKEN', 'email', 'This person is a contact here already.')

    const at = tx.clock()
    const user = person?.id ?? (await insertSupervisor(tx, institutionId, { name: sent.name, email }))
    await tx.em.insert(Contact, { id, ...place, user, ...sent, state: decision.to, createdAt: at })
    const address = await turnToAddress(tx, { id, institutionId }, email)
    const data = { contactId: id, userId: user, ...address }
    await recordOrganisation(tx, { kind: 'contact.added', organisationId, institutionId, to: decision.to, data, at })
    if (checked) await markChecked(tx, await loadContact(tx, id))
    return viewOrganisation(tx, organisationId)
  })
