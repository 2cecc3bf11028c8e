import { Invitation, type User } from '@ipt/db'
import type { Services } from '../../kernel/services.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { issueInvitation } from './invitations.ts'

/**
 * Sends a link to somebody who has no account, has work waiting for them, and was never sent one: a host's contact is put on a placement without
 * anybody inviting them. A link that is over renews itself, so one is enough. `user` with `passwordHash`. Returns whether it was sent.
 */
export async function inviteUnasked(
  tx: Ctx,
  services: Pick<Services, 'origin'>,
  { user, institutionId }: { user: User; institutionId: string },
): Promise<boolean> {
  if (user.passwordHash || (await tx.em.count(Invitation, { user })) > 0) return false
  await issueInvitation(tx, services, { userId: user.id, institutionId })
  return true
}
