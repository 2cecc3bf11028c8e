import { Membership, User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { LockMode } from '@mikro-orm/postgresql'
import { fieldError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { addPerson } from './add-person.ts'
import { recordPerson } from './internal.ts'
import { makeLink } from './invitations.ts'
import { assertOwn } from './people.policy.ts'

export interface CreatedCoordinator {
  coordinatorId: string
  /** They were its coordinator before. */
  before: boolean
  /** By which they make an account, with the moment until which it is good; null where they have one. */
  link: { url: string; expiresAt: string } | null
}

/**
 * A coordinator of an institution, with a link to hand over: for whoever runs the server. Who is one already stays one, and gets a new link where
 * they have no account; the older links are void. NOT_FOUND (the institution), EMAIL_TAKEN (the account is suspended, or was merged), ROLES_CLASH.
 */
export const createCoordinator = (
  ctx: Ctx,
  services: Pick<Services, 'origin'>,
  { institutionId, name, email }: { institutionId: string; name: string; email: string },
): Promise<CreatedCoordinator> =>
  inTransaction(ctx, async (tx) => {
    assertOwn(tx, institutionId)
    const role = 'coordinator' as const
    const known = await tx.em.findOne(
      User,
      { emailKey: emailKey(email) },
      { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ['passwordHash'] },
    )
    if (known && (known.mergedInto || known.state !== 'ACTIVE'))
      throw fieldError('EMAIL_TAKEN', 'email', 'The account of this address is suspended, or was merged into another.')
    const before = known !== null && (await tx.em.count(Membership, { user: known, institution: institutionId, role, until: null })) > 0
    const coordinatorId = before
      ? known.id
      : (await addPerson(tx, services, { id: tx.newId(), institutionId, role, name, email, student: null, invite: false })).id
    if (known?.passwordHash) return { coordinatorId, before, link: null }
    const { url, expiresAt } = await makeLink(tx, services, { userId: coordinatorId, institutionId })
    await recordPerson(tx, { kind: 'user.linkHandedOver', userId: coordinatorId, institutionId, data: {}, at: tx.clock() })
    return { coordinatorId, before, link: { url, expiresAt: expiresAt.toISOString() } }
  })
