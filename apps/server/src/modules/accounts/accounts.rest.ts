import { RefreshInput, SignInInput } from '@ipt/contracts'
import { DomainError } from '../../kernel/errors.ts'
import { parse, type RestContext, RestModule, readJson, readText } from '../../kernel/rest.ts'
import { checkCredentials } from './check-credentials.ts'

/** Tokens for programs. The answer is RFC 6749's, and so are its names. */
export const accountsRest = new RestModule().open('post', '/auth/login', login).open('post', '/auth/refresh', refresh)

async function login(c: RestContext): Promise<Response> {
  const services = c.get('services')
  const { userId, passwordHash } = await checkCredentials(services, parse(SignInInput, await readCredentials(c)), c.get('address'))
  const pair = await services.tokens.issue(userId, { userAgent: c.req.header('user-agent') ?? '', passwordHash })
  if (!pair) throw new DomainError('WRONG_CREDENTIALS')
  return tokens(c, pair)
}

async function refresh(c: RestContext): Promise<Response> {
  const { refreshToken } = parse(RefreshInput, await readJson(c))
  const pair = await c.get('services').tokens.refresh(refreshToken)
  if (!pair) throw new DomainError('TOKEN_INVALID')
  return tokens(c, pair)
}

const FORM_BYTES = 16 * 1024

/** JSON `{email, password}`, or the OAuth2 password form, whose `username` is the e-mail (RFC 6749, 4.3.2). */
async function readCredentials(c: RestContext): Promise<object> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return readJson(c)
  const form = new URLSearchParams(await readText(c, FORM_BYTES))
  return { email: form.get('username') ?? '', password: form.get('password') ?? '' }
}

const tokens = (c: RestContext, pair: { accessToken: string; refreshToken: string; expiresIn: number }): Response =>
  c.json({ access_token: pair.accessToken, token_type: 'bearer', expires_in: pair.expiresIn, refresh_token: pair.refreshToken }, 200, {
    'cache-control': 'no-store',
  })
