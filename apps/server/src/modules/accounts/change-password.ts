import { hashPassword, type SignedIn, verifyPassword } from '@ipt/auth'
import type { ChangePasswordInput } from '@ipt/contracts'
import { User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { checkNewPassword, passwordRefused } from './check-new-password.ts'
import { homeOf, sendPasswordChanged } from './internal.ts'
import { voidResets } from './reset-links.ts'

const KIND = 'user.passwordChanged'

/** What a change needs to know of its request. */
type PasswordCtx = Ctx & { services: Services; signedIn: SignedIn; address: string }

/**
 * Changes one's own password, by the current one. Ends every other session, of browsers and programs, and voids links to a
 * new one; personal tokens go on. A mail tells of it.
 * WRONG_PASSWORD, PASSWORD_REFUSED, TOO_MANY_ATTEMPTS, ID_TAKEN. Sending it twice changes it once.
 */
export async function changePassword(ctx: PasswordCtx, { current, password, requestId }: ChangePasswordInput): Promise<void> {
  const { services, signedIn, address } = ctx
  const { userId, email, sessionId } = signedIn
  const act = { requestId, kind: KIND, subjectId: userId }
  if (await doneBefore(ctx, act)) return assertSame(ctx, userId, password)
  const right = await services.loginLimiter.attempt(emailKey(email), address, async () => {
    const user = await ctx.em.findOneOrFail(User, { id: userId }, { populate: ['passwordHash'] })
    return (await verifyPassword(user.passwordHash ?? null, current)) || null
  })
  if (!right) throw fieldError('WRONG_PASSWORD', 'current', 'That is not your password.')
  if (password === current) throw passwordRefused('same')
  await checkNewPassword(password, email)
  const passwordHash = await hashPassword(password)

  await inTransaction(ctx, async (tx) => {
    if (await doneBefore(tx, act)) return assertSame(tx, userId, password)
    const user = await tx.em.findOneOrFail(User, { id: userId })
    user.passwordHash = passwordHash
    await tx.em.flush()
    await voidResets(tx, userId)
    await services.sessions.endOthers(userId, sessionId, tx.em)
    const home = await homeOf(tx, userId)
    await record(tx, {
      kind: KIND,
      subject: { type: 'user', id: userId },
      institutionId: home?.id ?? null,
      role: null,
      from: null,
      to: null,
      revision: null,
      data: {},
      requestId,
      at: tx.clock(),
    })
    await sendPasswordChanged(tx, services, user, home)
  })
}

/** ID_TAKEN unless the password that this act set is the one that was sent now. */
async function assertSame({ em }: Pick<Ctx, 'em'>, userId: string, password: string): Promise<void> {
  const user = await em.findOneOrFail(User, { id: userId }, { populate: ['passwordHash'] })
  if (!(await verifyPassword(user.passwordHash ?? null, password))) throw new DomainError('ID_TAKEN')
}
