import { createHash } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { limiterStore, refuse } from './login-limiter.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** What may be tried so often in so many seconds. A campus is one sender. */
const LIMITED = {
  'setup.sender': { points: 10, duration: 15 * MINUTE },
  /** By address: a mailbox is not to be flooded. */
  'reset.account': { points: 5, duration: HOUR },
  'reset.sender': { points: 60, duration: HOUR },
  /** By person: as many mails, however they are asked for. */
  'invite.person': { points: 5, duration: HOUR },
  /** By address: tokens that are none. A program that goes on with an expired one keeps nobody else out. */
  'token.sender': { points: 100, duration: 15 * MINUTE },
  'link.sender': { points: 120, duration: 15 * MINUTE },
} as const

/** Counts tries in the database, so that limits hold over all nodes. */
export class RateLimits {
  readonly #limiters: ReadonlyMap<string, RateLimiterPostgres>

  constructor(orm: MikroORM) {
    this.#limiters = new Map(
      Object.entries(LIMITED).map(([keyPrefix, limit]) => [
        keyPrefix,
        new RateLimiterPostgres({ ...limiterStore(orm), ...limit, keyPrefix }),
      ]),
    )
  }

  /** Counts one try. TOO_MANY_ATTEMPTS with the seconds to wait. */
  async count(what: keyof typeof LIMITED, who: string): Promise<void> {
    await this.#limiters.get(what)?.consume(createHash('sha256').update(who).digest('hex')).catch(refuse)
  }

  /** Takes a try back that was nothing to count. */
  async forgive(what: keyof typeof LIMITED, who: string): Promise<void> {
    await this.#limiters.get(what)?.reward(keyOf(who))
  }
}

const keyOf = (who: string): string => createHash('sha256').update(who).digest('hex')
