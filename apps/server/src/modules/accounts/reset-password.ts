import { hashPassword, verifyPassword } from '@ipt/auth'
import type { ReadResetInput, ResetLinkView, ResetPasswordInput } from '@ipt/contracts'
import type { PasswordReset, User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { checkNewPassword } from './check-new-password.ts'
import { homeOf, personActor, sendPasswordChanged } from './internal.ts'
import { findReset, stateOf, voidResets } from './reset-links.ts'

/** What became of a link. Reading changes nothing: mail scanners open links too. TOO_MANY_ATTEMPTS. */
export async function readReset(services: Services, { token }: ReadResetInput, sender: string): Promise<ResetLinkView> {
  await services.limits.count('link.sender', sender)
  const found = await findReset(services, services.orm.em.fork(), token)
  return { state: found ? stateOf(found.reset, services.clock()) : 'UNKNOWN' }
}

/**
 * Sets a new password by a link, once. Ends all sessions and personal tokens of the person, voids their other links, and tells them by mail. It signs
 * nobody in: the new password does. LINK_UNKNOWN, LINK_USED, LINK_EXPIRED, LINK_SUPERSEDED, PASSWORD_REFUSED, TOO_MANY_ATTEMPTS.
 * Sent twice with the same password, as after a lost answer, it answers the same.
 */
export async function resetPassword(services: Services, { token, password }: ResetPasswordInput, sender: string): Promise<void> {
  await services.limits.count('link.sender', sender)
  const found = await findReset(services, services.orm.em.fork(), token)
  if (!found) throw new DomainError('LINK_UNKNOWN')
  // Whoever finds a used link may not try passwords by it more often than at the door.
  const again = async () => (await isAgain(services, found, password)) || null
  if (found.reset.usedAt && (await services.loginLimiter.attempt(emailKey(found.user.email), sender, again))) return
  refuseUnlessOpen(found.reset, services.clock())
  await checkNewPassword(password, found.user.email)
  const passwordHash = await hashPassword(password)

  await inTransaction(ctxFor(services, personActor(found.user.id)), async (tx) => {
    const now = tx.clock()
    const current = await findReset(services, tx.em, token, true)
    if (!current) throw new DomainError('LINK_UNKNOWN')
    const { reset, user } = current
    if (await isAgain(services, current, password)) return
    refuseUnlessOpen(reset, now)

    reset.usedAt = now
    user.passwordHash = passwordHash
    await tx.em.flush()
    await voidResets(tx, user.id)
    await services.sessions.endAll(user.id, tx.em)
    await services.apiTokens.revokeAll(user.id, tx.em)
    const home = await homeOf(tx, user.id)
    await record(tx, {
      kind: 'user.passwordReset',
      subject: { type: 'user', id: user.id },
      institutionId: home?.id ?? null,
      role: null,
      from: null,
      to: null,
      revision: null,
      data: {},
      at: now,
    })
    await sendPasswordChanged(tx, services, user, home)
  })
}

/** So soon after its use, a link may come again with the same password. */
const AGAIN_MS = 10 * 60_000

async function isAgain({ clock }: Services, { reset, user }: { reset: PasswordReset; user: User }, password: string): Promise<boolean> {
  if (!reset.usedAt || clock().getTime() - reset.usedAt.getTime() > AGAIN_MS) return false
  return verifyPassword(user.passwordHash ?? null, password)
}

const REFUSED = { USED: 'LINK_USED', EXPIRED: 'LINK_EXPIRED', SUPERSEDED: 'LINK_SUPERSEDED' } as const

function refuseUnlessOpen(reset: PasswordReset, now: Date): void {
  const state = stateOf(reset, now)
  if (state !== 'OPEN') throw new DomainError(REFUSED[state])
}
