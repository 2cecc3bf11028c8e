import type { Me, SignInInput } from '@ipt/contracts'
import { DomainError } from '../../kernel/errors.ts'
import type { RequestContext } from '../../kernel/trpc.ts'
import { viewMe } from './accounts.queries.ts'
import { type CheckedPerson, checkCredentials } from './check-credentials.ts'

/** Begins a browser session by e-mail and password. WRONG_CREDENTIALS, ACCOUNT_SUSPENDED, ACCOUNT_MERGED, TOO_MANY_ATTEMPTS. */
export const signInWithCookie = async (ctx: RequestContext, input: SignInInput): Promise<Me> =>
  beginSession(ctx, await checkCredentials(ctx.services, input, ctx.address))

/**
 * Begins a browser session for a person whose identity was just checked: a new one each time, whatever the browser came with.
 * WRONG_CREDENTIALS when they may not sign in.
 */
export async function beginSession(
  { services, sessionCookie, userAgent, setCookie }: RequestContext,
  { userId, passwordHash }: Pick<CheckedPerson, 'userId'> & Partial<CheckedPerson>,
): Promise<Me> {
  const session = await services.sessions.signIn(userId, { userAgent, previousCookie: sessionCookie, passwordHash })
  const signedIn = session && (await services.sessions.resolve(session.value))
  if (!session || !signedIn) throw new DomainError('WRONG_CREDENTIALS')
  setCookie(session.setCookie)
  return viewMe(services, signedIn)
}
