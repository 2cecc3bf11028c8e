import { digestOf, newSecret } from '@ipt/auth'
import type { InvitationView } from '@ipt/contracts'
import { Institution, Invitation, User } from '@ipt/db'
import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { Services } from '../../kernel/services.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { sendMail } from '../mail/index.ts'
import { recordPerson } from './internal.ts'
import { invitationMail } from './mails/invitation.ts'
import { roleGivenMail } from './mails/role-given.ts'

const DAY_MS = 24 * 60 * 60_000
/** A link is good for a fortnight; for a year it can still ask for a new one. */
const LINK_MS = 14 * DAY_MS
const RENEW_MS = 365 * DAY_MS

/**
 * Sends somebody a link by which they make their account, and voids the older ones; who has an account is told of the role by mail instead.
 * The token stands in the mail alone.
 */
export async function issueInvitation(
  tx: Ctx,
  { origin }: Pick<Services, 'origin'>,
  { userId, institutionId, requestId }: { userId: string; institutionId: string; requestId?: string | undefined },
): Promise<void> {
  // Of two at once, the later one has to see the other's link.
  const user = await tx.em.findOneOrFail(User, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ['passwordHash'] })
  const institution = await tx.em.findOneOrFail(Institution, institutionId)
  const to = { userId, address: user.email, language: user.language }
  const about = { name: user.name, institution: institution.name }
  if (user.passwordHash) {
    await sendMail(tx, { to, institutionId, kind: 'roleGiven', body: roleGivenMail(user.language, { ...about, link: origin }) })
    return
  }
  const { url: link } = await makeLink(tx, { origin }, { userId, institutionId })
  await recordPerson(tx, { kind: 'user.invited', userId, institutionId, data: {}, requestId, at: tx.clock() })
  const body = invitationMail(user.language, { ...about, link })
  await sendMail(tx, { to, institutionId, kind: 'invitation', body, secret: true })
}

/** A new link by which this person makes their account; older ones are void. Only its digest is kept. */
export async function makeLink(
  tx: Ctx,
  { origin }: Pick<Services, 'origin'>,
  { userId, institutionId }: { userId: string; institutionId: string },
): Promise<{ url: string; expiresAt: Date }> {
  const at = tx.clock()
  await voidInvitations(tx, userId)
  const token = newSecret()
  const expiresAt = new Date(at.getTime() + LINK_MS)
  await tx.em.insert(Invitation, { id: digestOf(token), institution: institutionId, user: userId, createdAt: at, expiresAt })
  return { url: `${origin}/join#${token}`, expiresAt }
}

/** Voids every invitation of a person that is still open. */
export const voidInvitations = (tx: Pick<Ctx, 'em' | 'clock'>, userId: string): Promise<number> =>
  tx.em.nativeUpdate(Invitation, { user: userId, acceptedAt: null, supersededAt: null }, { supersededAt: tx.clock() })

/** The invitation behind a token, with its person; null for what was never ours, is a year old, or belongs to somebody who may not sign in. */
export async function findInvitation(
  services: Pick<Services, 'lockedOut' | 'clock'>,
  em: EntityManager,
  token: string,
  lock = false,
): Promise<{ invitation: Invitation; user: User } | null> {
  const since = new Date(services.clock().getTime() - RENEW_MS)
  const where = { id: digestOf(token), createdAt: { $gt: since } }
  const invitation = await em.findOne(Invitation, where, {
    populate: ['institution'],
    ...(lock ? { lockMode: LockMode.PESSIMISTIC_WRITE, populate: [] } : {}),
  })
  const user = invitation && (await em.findOne(User, { id: invitation.user.id }, { populate: ['passwordHash'] }))
  return invitation && user?.state === 'ACTIVE' && !services.lockedOut.has(user.id) ? { invitation, user } : null
}

/** What became of an invitation. */
export function stateOf(
  { acceptedAt, supersededAt, expiresAt }: Invitation,
  user: User,
  now: Date,
): Exclude<InvitationView['state'], 'UNKNOWN'> {
  if (acceptedAt || user.passwordHash) return 'USED'
  if (supersededAt) return 'SUPERSEDED'
  return expiresAt <= now ? 'EXPIRED' : 'OPEN'
}
