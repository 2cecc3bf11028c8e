import type { MiddlewareHandler } from 'hono'
import { DomainError } from './errors.ts'

/** What people are told of theirs is kept by no cache on the way, unless the answer itself says otherwise. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.res.headers.set('Cache-Control', 'no-store')
}

/** An address with a broken percent escape is told as one, before anything stumbles over it. BODY_UNREADABLE. */
export const readablePath: MiddlewareHandler = (c, next) => {
  try {
    decodeURIComponent(new URL(c.req.url).pathname)
  } catch {
    throw new DomainError('BODY_UNREADABLE', { detail: 'The address holds a percent sign that begins no character.' })
  }
  return next()
}
