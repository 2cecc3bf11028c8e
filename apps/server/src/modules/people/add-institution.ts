import { Institution, Membership, User } from '@ipt/db'
import { emailKey, type Language } from '@ipt/domain'
import { fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { makeLink } from './invitations.ts'

export interface NewInstitution {
  name: string
  timeZone: string
  language: Language
  coordinator: { name: string; email: string }
}

/** `link`: by which the coordinator makes an account; null where they have one. */
export interface AddedInstitution {
  institutionId: string
  coordinatorId: string
  link: string | null
}

/**
 * Another institution, with its first coordinator: for whoever runs the server, once the first one is set up. Who has the address already becomes
 * its coordinator too. INPUT_INVALID (the name is another one's: so a second sending makes no second institution), EMAIL_TAKEN.
 */
export const addInstitution = (
  ctx: Ctx,
  services: Pick<Services, 'origin'>,
  { name, timeZone, language, coordinator }: NewInstitution,
): Promise<AddedInstitution> =>
  inTransaction(ctx, async (tx) => {
    if ((await tx.em.count(Institution, { name })) > 0) throw fieldError('INPUT_INVALID', 'name', `There is an institution called ${name}.`)
    const at = tx.clock()
    const institutionId = tx.newId()
    await tx.em.insert(Institution, { id: institutionId, name, timeZone, language, createdAt: at })
    const known = await tx.em.findOne(User, { emailKey: emailKey(coordinator.email) }, { populate: ['passwordHash'] })
    if (known && (known.mergedInto || known.state !== 'ACTIVE'))
      throw fieldError('EMAIL_TAKEN', 'email', 'The account of this address is suspended, or was merged into another.')
    const coordinatorId = known?.id ?? tx.newId()
    const user = { ...coordinator, emailKey: emailKey(coordinator.email), passwordHash: null, language, state: 'ACTIVE' as const }
    if (!known) await tx.em.insert(User, { id: coordinatorId, ...user, createdAt: at })
    const role = 'coordinator' as const
    const membership = { user: coordinatorId, role, institution: institutionId, organisation: null, since: at, until: null }
    await tx.em.insert(Membership, { id: tx.newId(), ...membership })
    await record(tx, {
      kind: 'institution.created',
      subject: { type: 'institution', id: institutionId },
      institutionId,
      role: null,
      from: null,
      to: null,
      revision: null,
      data: { coordinatorId },
      at,
    })
    const link = known?.passwordHash ? null : (await makeLink(tx, services, { userId: coordinatorId, institutionId })).url
    return { institutionId, coordinatorId, link }
  })
