import { verifyPassword } from '@ipt/auth'
import type { SignInInput } from '@ipt/contracts'
import { User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'

/** Somebody whose password was found right. */
export interface CheckedPerson {
  userId: string
  /** The hash that it was held against: a session is opened only while it is still theirs. */
  passwordHash: string
}

/**
 * The person behind e-mail and password. WRONG_CREDENTIALS, told the same way and in the same time whether the address is unknown, the
 * password wrong, or the person one of the demo where there is none; after the right password alone ACCOUNT_SUSPENDED or ACCOUNT_MERGED;
 * TOO_MANY_ATTEMPTS.
 */
export async function checkCredentials(services: Services, input: SignInInput, address: string): Promise<CheckedPerson> {
  const key = emailKey(input.email)
  const person = await services.loginLimiter.attempt(key, address, async () => {
    const user = await services.orm.em.fork().findOne(User, { emailKey: key }, { fields: ['id', 'state', 'passwordHash', 'mergedInto'] })
    const passwordHash = user?.passwordHash ?? null
    const right = await verifyPassword(passwordHash, input.password)
    return right && passwordHash !== null && user && !services.lockedOut.has(user.id)
      ? { userId: user.id, passwordHash, state: user.state, merged: user.mergedInto !== null }
      : null
  })
  if (person === null) throw new DomainError('WRONG_CREDENTIALS')
  const { state, merged, ...checked } = person
  if (state !== 'ACTIVE') throw new DomainError(merged ? 'ACCOUNT_MERGED' : 'ACCOUNT_SUSPENDED')
  return checked
}
