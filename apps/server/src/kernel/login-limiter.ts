import { createHash } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from './errors.ts'

/** Failed sign-ins that are let pass in `WINDOW_S`: by account, and by address (a campus is one address). */
const ACCOUNT_FAILURES = 10
const ADDRESS_FAILURES = 100
const WINDOW_S = 15 * 60

/** Counts failed sign-ins in the database, so that the limits hold over all nodes. */
export class LoginLimiter {
  readonly #byAccount: RateLimiterPostgres
  readonly #byAddress: RateLimiterPostgres

  constructor(orm: MikroORM) {
    const shared = { ...limiterStore(orm), duration: WINDOW_S }
    this.#byAccount = new RateLimiterPostgres({ ...shared, keyPrefix: 'account', points: ACCOUNT_FAILURES })
    this.#byAddress = new RateLimiterPostgres({ ...shared, keyPrefix: 'address', points: ADDRESS_FAILURES })
  }

  /**
   * Runs one attempt for an account key from an address. The attempt is counted before it is tried, so that many at once can't slip
   * through, and forgiven when it succeeds. TOO_MANY_ATTEMPTS with the seconds to wait.
   */
  async attempt<T>(account: string, address: string, check: () => Promise<T | null>): Promise<T | null> {
    const key = createHash('sha256').update(account).digest('hex')
    await refuseWhenSpent(this.#byAddress.get(address), ADDRESS_FAILURES)
    await this.#byAccount.consume(key).catch(refuse)
    const result = await check().catch(async (error) => {
      // Overload or a database that is away is nobody's wrong password.
      await this.#byAccount.reward(key).catch(() => undefined)
      throw error
    })
    if (result === null) await this.#byAddress.consume(address).catch(() => undefined)
    else await this.#byAccount.delete(key)
    return result
  }
}

async function refuseWhenSpent(counted: Promise<RateLimiterRes | null>, most: number): Promise<void> {
  const result = await counted
  if (result && result.consumedPoints >= most) refuse(result)
}

/** TOO_MANY_ATTEMPTS with the seconds to wait, where the limiter said no; what else went wrong is thrown as it is. */
export function refuse(reason: unknown): never {
  if (!(reason instanceof RateLimiterRes)) throw reason
  const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000))
  throw new DomainError('TOO_MANY_ATTEMPTS', {
    detail: `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`,
    facts: { retryAfter: seconds },
  })
}

/** Where limiters count: in the database, so that all nodes count together. */
export const limiterStore = (orm: MikroORM) => ({
  storeClient: poolOf(orm),
  storeType: 'client',
  tableName: 'login_failure',
  tableCreated: true,
  clearExpiredByTimeout: false,
})

/** MikroORM's own pool behind the one method that the limiter calls. */
const poolOf = (orm: MikroORM) => ({
  async query({ text, values }: { text: string; values: unknown[] }) {
    const { rows, numAffectedRows } = await orm.em.fork().getKysely().executeQuery(CompiledQuery.raw(text, values))
    return { rows, rowCount: Number(numAffectedRows ?? rows.length) }
  },
})
