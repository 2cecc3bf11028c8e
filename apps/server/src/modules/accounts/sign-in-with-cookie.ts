import type { Me, SignInInput } from '@ipt/contracts'
import { DomainError } from '../../kernel/errors.ts'
import type { RequestContext } from '../../kernel/trpc.ts'
import { viewMe } from './accounts.queries.ts'
import { checkCredentials } from './check-credentials.ts'

/** Begins a browser session: a new one at every sign-in, whatever the browser came with. WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS. */
export async function signInWithCookie(
  { services, sessionCookie, userAgent, address, setCookie }: RequestContext,
  input: SignInInput,
): Promise<Me> {
  const userId = await checkCredentials(services, input, address)
  const session = await services.sessions.signIn(userId, { userAgent, previousCookie: sessionCookie })
  const signedIn = session && (await services.sessions.resolve(session.value))
  if (!session || !signedIn) throw new DomainError('WRONG_CREDENTIALS')
  setCookie(session.setCookie)
  return viewMe(services, signedIn)
}
