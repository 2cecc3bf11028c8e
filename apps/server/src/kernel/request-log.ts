import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'

/** One line a request: method, path without its query, status, milliseconds. No cookies, tokens or words. */
export const requestLog =
  (log: Logger): MiddlewareHandler =>
  async (c, next) => {
    const start = performance.now()
    await next()
    const line = { method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round((performance.now() - start) * 10) / 10 }
    if (c.res.status >= 500) log.error(line, 'request')
    else log.debug(line, 'request')
  }
