import { RefreshInput, SignInInput, TokenPair } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { DomainError } from '../../kernel/errors.ts'
import { answer, parse, type RestContext, RestModule, readJson, readText } from '../../kernel/rest.ts'
import { json } from '../../kernel/told.ts'
import { checkCredentials } from './check-credentials.ts'

const tag = 'Account'
const PasswordForm = z.object({
  grantType: z.literal('password').optional(),
  username: z.string().max(LIMITS.email),
  password: z.string().max(LIMITS.password),
})

/** Tokens for programs. The answer is RFC 6749's, and so are its names. */
export const accountsRest = new RestModule()
  .open(
    'post',
    '/auth/login',
    {
      id: 'auth.login',
      tag,
      summary: 'Tokens for an e-mail address and a password',
      description: 'As JSON, or as the OAuth2 password form (RFC 6749, 4.3.2), whose `username` is the e-mail address.',
      body: { 'application/json': SignInInput, 'application/x-www-form-urlencoded': PasswordForm },
      answers: { 200: json(TokenPair) },
    },
    login,
  )
  .open(
    'post',
    '/auth/refresh',
    {
      id: 'auth.refresh',
      tag,
      summary: 'The next tokens for a refresh token, which is good once',
      description: 'One that comes back after it was used ends its whole session.',
      body: json(RefreshInput),
      answers: { 200: json(TokenPair) },
    },
    refresh,
  )

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

type Pair = Pick<TokenPair, 'accessToken' | 'refreshToken' | 'expiresIn'>
const tokens = (c: RestContext, { accessToken, refreshToken, expiresIn }: Pair): Response =>
  answer(c, { accessToken, refreshToken, expiresIn, tokenType: 'bearer' } satisfies TokenPair)
