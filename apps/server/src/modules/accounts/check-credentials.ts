import { verifyPassword } from '@ipt/auth'
import type { SignInInput } from '@ipt/contracts'
import { User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'

/**
 * The person behind e-mail and password. WRONG_CREDENTIALS, told the same way and in the same time whether the address is unknown, the
 * password wrong, the person suspended, or one of the demo where there is none; TOO_MANY_ATTEMPTS.
 */
export async function checkCredentials(services: Services, input: SignInInput, address: string): Promise<string> {
  const key = emailKey(input.email)
  const userId = await services.loginLimiter.attempt(key, address, async () => {
    const user = await services.orm.em.fork().findOne(User, { emailKey: key }, { fields: ['id', 'state', 'passwordHash'] })
    const right = await verifyPassword(user?.passwordHash ?? null, input.password)
    return right && user?.state === 'ACTIVE' && !services.lockedOut.has(user.id) ? user.id : null
  })
  if (userId === null) throw new DomainError('WRONG_CREDENTIALS')
  return userId
}
