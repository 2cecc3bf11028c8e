import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'

/** One line a request: method, path without its query, status, milliseconds. No cookies, tokens or words. */
export const requestLog =
  (log: Logger): MiddlewareHandler =>
  async (c, next) => {
    const start = performance.now()
    await next()
    const line = {
      method: c.req.method,
      path: toldPath(c.req.path),
      status: c.res.status,
      ms: Math.round((performance.now() - start) * 10) / 10,
    }
    if (c.res.status >= 500) log.error(line, 'request')
    else log.debug(line, 'request')
  }

/** A path as it may be kept: an address that is itself a secret is cut short. */
export const toldPath = (path: string): string => path.replace(/^\/calendar\/.*/, '/calendar/…')
