import { digestOf, newSecret } from '@ipt/auth'
import type { ResetLinkView } from '@ipt/contracts'
import { PasswordReset, User } from '@ipt/db'
import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { record } from '../../kernel/events.ts'
import type { Services } from '../../kernel/services.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { sendMail } from '../mail/index.ts'
import { homeOf } from './internal.ts'
import { passwordResetMail } from './mails/password-reset.ts'

const MINUTE_MS = 60_000
/** A link is good for an hour; for a week it can still ask for a new one. */
const LINK_MS = 60 * MINUTE_MS
export const RENEW_MS = 7 * 24 * 60 * MINUTE_MS

/** Whether a person may get, and use, links to a new password. */
export const mayReset = ({ lockedOut }: Pick<Services, 'lockedOut'>, user: User | null): user is User =>
  user !== null && user.state === 'ACTIVE' && !lockedOut.has(user.id)

/** The link behind a token, with its person; null for what was never ours, is a week old, or belongs to somebody who may not sign in. */
export async function findReset(
  services: Pick<Services, 'lockedOut' | 'clock'>,
  em: EntityManager,
  token: string,
  lock = false,
): Promise<{ reset: PasswordReset; user: User } | null> {
  const since = new Date(services.clock().getTime() - RENEW_MS)
  const where = { id: digestOf(token), createdAt: { $gt: since } }
  const reset = await em.findOne(PasswordReset, where, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {})
  const user = reset && (await em.findOne(User, { id: reset.user.id }, { populate: ['passwordHash'] }))
  return reset && mayReset(services, user) ? { reset, user } : null
}

/** What became of a link. */
export function stateOf({ usedAt, supersededAt, expiresAt }: PasswordReset, now: Date): Exclude<ResetLinkView['state'], 'UNKNOWN'> {
  if (usedAt) return 'USED'
  if (supersededAt) return 'SUPERSEDED'
  return expiresAt <= now ? 'EXPIRED' : 'OPEN'
}

/** Voids every link of a person that is still open. */
export const voidResets = (tx: Pick<Ctx, 'em' | 'clock'>, userId: string): Promise<number> =>
  tx.em.nativeUpdate(PasswordReset, { user: userId, usedAt: null, supersededAt: null }, { supersededAt: tx.clock() })

/** Makes a link for a person and mails it to the address on record. The token stands in that mail alone. */
export async function issueReset(
  tx: Ctx,
  services: Pick<Services, 'origin'>,
  userId: string,
  requestId: string | undefined,
): Promise<void> {
  const { user, institutionId, link } = await makeReset(tx, services, userId, requestId)
  await sendMail(tx, {
    to: { userId, address: user.email, language: user.language },
    institutionId,
    kind: 'passwordReset',
    body: passwordResetMail(user.language, { name: user.name, link }),
    secret: true,
  })
}

/** Makes a link for a person, on the record, and voids the older ones. Only its digest is kept. */
export async function makeReset(
  tx: Ctx,
  { origin }: Pick<Services, 'origin'>,
  userId: string,
  requestId: string | undefined,
): Promise<{ user: User; institutionId: string | null; link: string; expiresAt: Date }> {
  // Of two at once, the later one has to see the other's link.
  const user = await tx.em.findOneOrFail(User, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  const institutionId = (await homeOf(tx, userId))?.id ?? null
  const now = tx.clock()
  await voidResets(tx, userId)
  const token = newSecret()
  const expiresAt = new Date(now.getTime() + LINK_MS)
  await tx.em.insert(PasswordReset, { id: digestOf(token), user: userId, createdAt: now, expiresAt })
  await record(tx, {
    kind: 'user.resetRequested',
    subject: { type: 'user', id: userId },
    institutionId,
    role: null,
    from: null,
    to: null,
    revision: null,
    data: {},
    requestId,
    at: now,
  })
  return { user, institutionId, link: `${origin}/reset#${token}`, expiresAt }
}
