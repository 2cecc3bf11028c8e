import { isApiToken } from '@ipt/auth'
import type { MiddlewareHandler } from 'hono'
import type { Caller } from './admit.ts'
import { DomainError } from './errors.ts'
import type { RestEnv } from './rest.ts'
import type { Services } from './services.ts'

/**
 * Who asks: by bearer token where one is sent, else by the session's cookie. TOKEN_INVALID when the token is worth nothing; TOO_MANY_ATTEMPTS
 * when too many such came from there.
 */
export const identify: MiddlewareHandler<RestEnv> = async (c, next) => {
  const { sessions } = c.get('services')
  const authorization = c.req.header('authorization')
  const caller =
    authorization === undefined
      ? { signedIn: await sessions.resolve(sessions.readCookie(c.req.header('cookie'))), key: null }
      : await bearerOf(c.get('services'), authorization, c.get('address'))
  c.set('signedIn', caller.signedIn)
  c.set('key', caller.key)
  await next()
}

async function bearerOf(services: Services, authorization: string, sender: string): Promise<Caller> {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  if (!isApiToken(token)) {
    const signedIn = await services.tokens.resolve(token)
    if (!signedIn) throw new DomainError('TOKEN_INVALID')
    return { signedIn, key: null }
  }
  const holder = await services.apiTokens.resolve(token)
  if (holder && !services.lockedOut.has(holder.createdBy)) return holder
  // Access tokens run out every quarter of an hour, these at a known day: who goes on with one that is over is counted.
  await services.limits.count('token.sender', sender)
  throw new DomainError('TOKEN_INVALID')
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** After `identify`, where tRPC does not judge by itself: whoever looks at another's pages writes nothing. */
export const readOnlyView: MiddlewareHandler<RestEnv> = async (c, next) => {
  if (c.get('signedIn')?.viewer && !READS.has(c.req.method)) throw new DomainError('VIEWING_AS_READ_ONLY')
  await next()
}
