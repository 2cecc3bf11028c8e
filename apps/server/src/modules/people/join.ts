import { hashPassword, verifyPassword } from '@ipt/auth'
import type { InvitationView, JoinInput, ReadInvitationInput, RenewInvitationInput } from '@ipt/contracts'
import { DomainEvent, type Invitation, type User } from '@ipt/db'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { checkNewPassword } from '../accounts/index.ts'
import { findInvitation, issueInvitation, stateOf, voidInvitations } from './invitations.ts'

const personActor = (userId: string) => ({ kind: 'user', userId, roles: [] }) as const

/** What an invitation is for, and what became of it. Reading changes nothing: mail scanners open links too. TOO_MANY_ATTEMPTS. */
export async function readInvitation(services: Services, { token }: ReadInvitationInput, sender: string): Promise<InvitationView> {
  await services.limits.count('link.sender', sender)
  const found = await findInvitation(services, services.orm.em.fork(), token)
  if (!found) return { state: 'UNKNOWN', person: null }
  const { invitation, user } = found
  const state = stateOf(invitation, user, services.clock())
  // Who holds a link that is used or over is told nothing of whom it was for: it lies about in mailboxes for a year.
  if (state !== 'OPEN') return { state, person: null }
  return { state, person: { name: user.name, email: user.email, institution: invitation.institution.name as string } }
}

/**
 * Makes the account: the password that the person chose, once. LINK_UNKNOWN, LINK_USED, LINK_EXPIRED, LINK_SUPERSEDED, PASSWORD_REFUSED,
 * TOO_MANY_ATTEMPTS. Sent twice with the same password, as after a lost answer, it answers the same. It signs nobody in: the password does.
 */
export async function join(services: Services, { token, password }: JoinInput, sender: string): Promise<void> {
  await services.limits.count('link.sender', sender)
  const found = await findInvitation(services, services.orm.em.fork(), token)
  if (!found) throw new DomainError('LINK_UNKNOWN')
  // Whoever finds a used link may not try passwords by it more often than at the door.
  const again = async () => (await isAgain(services, found, password)) || null
  if (found.invitation.acceptedAt && (await services.loginLimiter.attempt(found.user.emailKey, sender, again))) return
  refuseUnlessOpen(found.invitation, found.user, services.clock())
  await checkNewPassword(password, found.user.email)
  const passwordHash = await hashPassword(password)

  await inTransaction(ctxFor(services, personActor(found.user.id)), async (tx) => {
    const at = tx.clock()
    const current = await findInvitation(services, tx.em, token, true)
    if (!current) throw new DomainError('LINK_UNKNOWN')
    if (await isAgain(services, current, password)) return
    refuseUnlessOpen(current.invitation, current.user, at)
    current.invitation.acceptedAt = at
    current.user.passwordHash = passwordHash
    await tx.em.flush()
    await voidInvitations(tx, current.user.id)
    await record(tx, {
      kind: 'user.joined',
      subject: { type: 'user', id: current.user.id },
      institutionId: current.invitation.institution.id,
      role: null,
      from: null,
      to: null,
      revision: null,
      data: {},
      at,
    })
  })
}

/** A new link for whoever holds an old one, to the address on record. LINK_UNKNOWN, LINK_USED, TOO_MANY_ATTEMPTS. Sending it twice sends one mail. */
export async function renewInvitation(services: Services, { token, requestId }: RenewInvitationInput, sender: string): Promise<void> {
  await services.limits.count('link.sender', sender)
  const found = await findInvitation(services, services.orm.em.fork(), token)
  if (!found) throw new DomainError('LINK_UNKNOWN')
  const { invitation, user } = found
  if (stateOf(invitation, user, services.clock()) === 'USED') throw new DomainError('LINK_USED')
  const ctx = ctxFor(services, personActor(user.id))
  const isDone = async (em = ctx.em) => requestId !== undefined && (await em.count(DomainEvent, { requestId, subjectId: user.id })) > 0
  if (await isDone()) return
  await services.limits.count('invite.person', user.id)
  await inTransaction(ctx, async (tx) => {
    if (!(await isDone(tx.em)))
      await issueInvitation(tx, services, { userId: user.id, institutionId: invitation.institution.id, requestId })
  })
}

const REFUSED = { USED: 'LINK_USED', EXPIRED: 'LINK_EXPIRED', SUPERSEDED: 'LINK_SUPERSEDED' } as const

function refuseUnlessOpen(invitation: Invitation, user: User, now: Date): void {
  const state = stateOf(invitation, user, now)
  if (state !== 'OPEN') throw new DomainError(REFUSED[state])
}

/** So soon after its use, a link may come again with the same password. */
const AGAIN_MS = 10 * 60_000

async function isAgain(
  { clock }: Services,
  { invitation, user }: { invitation: Invitation; user: User },
  password: string,
): Promise<boolean> {
  if (!invitation.acceptedAt || clock().getTime() - invitation.acceptedAt.getTime() > AGAIN_MS) return false
  return verifyPassword(user.passwordHash ?? null, password)
}
