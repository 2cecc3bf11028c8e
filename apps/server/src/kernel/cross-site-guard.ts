import type { MiddlewareHandler } from 'hono'
import { DomainError } from './errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that another site makes a browser send with our cookie: by Sec-Fetch-Site, else by Origin. A bearer token is no
 * cookie, and a client that sends neither header is no browser.
 */
export const crossSiteGuard =
  (publicOrigin: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (!SAFE.has(c.req.method) && !c.req.header('authorization')) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new DomainError('CROSS_SITE')
      if (site === undefined && origin !== undefined && !sameOrigin(origin, c.req.header('host'), publicOrigin))
        throw new DomainError('CROSS_SITE')
    }
    await next()
  }

const sameOrigin = (origin: string, host: string | undefined, publicOrigin: string | null): boolean =>
  origin === publicOrigin || (URL.canParse(origin) && new URL(origin).host === host)
