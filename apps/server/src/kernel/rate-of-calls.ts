import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from './errors.ts'
import type { RestEnv } from './rest.ts'

/** How often one person, or key, may call REST; who is nobody counts by address. Far above what work needs: it stops a program that has gone wild. */
export const RATE = { calls: 3_000, seconds: 60 } as const

/**
 * After `identify`: counts calls on this node, and says in every answer how many are left (draft-ietf-httpapi-ratelimit-headers).
 * TOO_MANY_REQUESTS with the seconds to wait.
 */
export function rateOfCalls({ calls, seconds }: { calls: number; seconds: number }): MiddlewareHandler<RestEnv> {
  const limiter = new RateLimiterMemory({ points: calls, duration: seconds })
  return async (c, next) => {
    const who = c.var.signedIn?.userId ?? c.var.key?.keyId ?? c.get('address')
    const { counted, spent } = await limiter.consume(who).then((counted) => ({ counted, spent: false }), spentBy)
    const wait = Math.max(1, Math.ceil(counted.msBeforeNext / 1000))
    c.header('RateLimit-Policy', `"default";q=${calls};w=${seconds}`)
    c.header('RateLimit', `"default";r=${counted.remainingPoints};t=${wait}`)
    if (spent) throw new DomainError('TOO_MANY_REQUESTS', { detail: `Try again in ${wait} seconds.`, facts: { retryAfter: wait } })
    await next()
  }
}

function spentBy(reason: unknown): { counted: RateLimiterRes; spent: boolean } {
  if (reason instanceof RateLimiterRes) return { counted: reason, spent: true }
  throw reason
}
