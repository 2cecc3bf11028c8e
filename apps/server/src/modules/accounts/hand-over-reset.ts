import { User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { issueReset, makeReset } from './reset-links.ts'

export interface HandedOverReset {
  userId: string
  name: string
  /** Null: it went by mail. */
  link: { url: string; expiresAt: string } | null
}

/**
 * A link to a new password for somebody, to hand over or by `mail`: for whoever runs the server. It is good once, for an hour; older ones are
 * void, and choosing the password ends all sessions. PERSON_NOT_FOUND; WRONG_STATE where they have no account yet; ACCOUNT_SUSPENDED,
 * ACCOUNT_MERGED.
 */
export const handOverReset = (
  ctx: Ctx,
  services: Pick<Services, 'origin'>,
  { email, mail }: { email: string; mail: boolean },
): Promise<HandedOverReset> =>
  inTransaction(ctx, async (tx) => {
    const user = await tx.em.findOne(User, { emailKey: emailKey(email) }, { populate: ['passwordHash', 'mergedInto'] })
    if (!user) throw new DomainError('PERSON_NOT_FOUND', { detail: `Nobody has the address ${email}.` })
    if (user.mergedInto)
      throw new DomainError('ACCOUNT_MERGED', {
        detail: `This account was made one with another, which signs in by ${user.mergedInto.email}.`,
      })
    if (user.state !== 'ACTIVE')
      throw new DomainError('ACCOUNT_SUSPENDED', { detail: 'This account is suspended: let them in again first, on their page.' })
    if (!user.passwordHash)
      throw new DomainError('WRONG_STATE', {
        detail: `${user.name} has no account yet: invite them, on their page. A coordinator: \`pnpm ipt create-coordinator\`.`,
      })
    const person = { userId: user.id, name: user.name }
    if (mail) {
      await issueReset(tx, services, user.id, undefined)
      return { ...person, link: null }
    }
    const { link, expiresAt } = await makeReset(tx, services, user.id, undefined)
    return { ...person, link: { url: link, expiresAt: expiresAt.toISOString() } }
  })
