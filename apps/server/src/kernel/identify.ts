import type { MiddlewareHandler } from 'hono'
import { DomainError } from './errors.ts'
import type { RestEnv } from './rest.ts'

/** Who asks: by bearer token where one is sent (TOKEN_INVALID when it is worth nothing), else by the session's cookie. */
export const identify: MiddlewareHandler<RestEnv> = async (c, next) => {
  const { sessions, tokens } = c.get('services')
  const authorization = c.req.header('authorization')
  // A client that names itself, as OAuth2's forms make it, says nothing of who asks.
  if (/^Basic\b/i.test(authorization ?? '')) c.set('signedIn', null)
  else if (authorization === undefined) c.set('signedIn', await sessions.resolve(sessions.readCookie(c.req.header('cookie'))))
  else {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    const signedIn = token === undefined ? null : await tokens.resolve(token)
    if (signedIn === null) throw new DomainError('TOKEN_INVALID')
    c.set('signedIn', signedIn)
  }
  await next()
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** After `identify`, where tRPC does not judge by itself: whoever looks at another's pages writes nothing. */
export const readOnlyView: MiddlewareHandler<RestEnv> = async (c, next) => {
  if (c.get('signedIn')?.viewer && !READS.has(c.req.method)) throw new DomainError('VIEWING_AS_READ_ONLY')
  await next()
}
