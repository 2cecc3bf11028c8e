import { createHmac } from 'node:crypto'
import { UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { AccessTokens } from './access-token.ts'
import { deriveKey } from './keys.ts'

const NOW = new Date('2027-03-01T08:00:00.900Z')
const SECONDS = Math.floor(NOW.getTime() / 1000)
const KEY = deriveKey('a secret for tests, of forty characters.', 'access-token')
const CLAIMS = { userId: '01890000-0000-7000-8000-000000000001', sessionId: 'sid' }
const at = (now: Date, more: { issuer?: string; audience?: string; key?: Uint8Array } = {}) =>
  new AccessTokens({ key: KEY, issuer: 'https://ipt.example', audience: 'api', clock: () => now, ...more })
const tokens = at(NOW)

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** As ours, but for what `change` does to it; put together by hand, since jose would not make most of these. */
function forged({
  header = {},
  claims = {},
  key = KEY,
  hash = 'sha256',
}: {
  header?: object
  claims?: object
  key?: Uint8Array
  hash?: string
} = {}): string {
  const ours = {
    iss: 'https://ipt.example',
    aud: 'api',
    sub: CLAIMS.userId,
    sid: CLAIMS.sessionId,
    jti: 'j',
    iat: SECONDS,
    exp: SECONDS + 900,
  }
  const signed = `${part({ alg: 'HS256', typ: 'at+jwt', ...header })}.${part({ ...ours, ...claims })}`
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
}

test('a token says whose it is and of which session, for as long as it is good', async () => {
  const token = await tokens.make(CLAIMS, 900)
  expect(await tokens.read(token)).toEqual(CLAIMS)
  expect(await at(new Date((SECONDS + 899) * 1000)).read(token)).toEqual(CLAIMS)
  expect(await at(new Date((SECONDS + 900) * 1000)).read(token)).toBeNull()
})

test('every token is another, and carries what RFC 9068 wants of it', async () => {
  const [one, other] = await Promise.all([tokens.make(CLAIMS, 900), tokens.make(CLAIMS, 900)])
  expect(one).not.toBe(other)
  const [header, payload] = one.split('.').map((each) => Buffer.from(each, 'base64url').toString())
  expect(JSON.parse(header ?? '')).toEqual({ alg: 'HS256', typ: 'at+jwt' })
  expect(JSON.parse(payload ?? '')).toEqual({
    iss: 'https://ipt.example',
    aud: 'api',
    sub: CLAIMS.userId,
    sid: CLAIMS.sessionId,
    iat: SECONDS,
    exp: SECONDS + 900,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

test('the pattern that the forgeries below depart from is accepted', async () => {
  expect(await tokens.read(forged())).toEqual(CLAIMS)
})

test.for([
  ['another key', { key: deriveKey('another secret, of at least 32 characters', 'access-token') }],
  ["another purpose's key", { key: deriveKey('a secret for tests, of forty characters.', 'refresh-token-successor') }],
  ['another algorithm of the same family', { header: { alg: 'HS512' }, hash: 'sha512' }],
  ['another type', { header: { typ: 'JWT' } }],
  ['no type', { header: { typ: undefined } }],
  ['an unknown critical header', { header: { crit: ['x'], x: 1 } }],
  ['another issuer', { claims: { iss: 'https://evil.example' } }],
  ['no issuer', { claims: { iss: undefined } }],
  ['another audience', { claims: { aud: 'web' } }],
  ['no audience', { claims: { aud: undefined } }],
  ['no end', { claims: { exp: undefined } }],
  ['an end in the past', { claims: { exp: SECONDS - 1 } }],
  ['an end that is no number', { claims: { exp: 'never' } }],
  ['a beginning in the future', { claims: { nbf: SECONDS + 60 } }],
  ['no beginning', { claims: { iat: undefined } }],
  ['no subject', { claims: { sub: undefined } }],
  ['a subject that is no text', { claims: { sub: 7 } }],
  ['no session', { claims: { sid: undefined } }],
  ['a session that is no text', { claims: { sid: { $ne: null } } }],
  ['no id', { claims: { jti: undefined } }],
] as const)('a token with %s is refused', async ([, change]) => {
  expect(await tokens.read(forged(change))).toBeNull()
})

test('a token without a signature is refused, however none is spelt', async () => {
  const unsecured = new UnsecuredJWT({ sid: 'sid', jti: 'j' })
    .setIssuer('https://ipt.example')
    .setAudience('api')
    .setSubject(CLAIMS.userId)
    .setIssuedAt(SECONDS)
    .setExpirationTime(SECONDS + 900)
    .encode()
  expect(await tokens.read(unsecured)).toBeNull()
  const [, payload, signature] = forged().split('.')
  for (const alg of ['none', 'None', 'NONE', '', 'HS256 ', 'RS256', 'ES256'])
    for (const end of ['', signature]) expect(await tokens.read(`${part({ alg, typ: 'at+jwt' })}.${payload}.${end}`)).toBeNull()
})

test('a token that was tampered with anywhere is refused', async () => {
  const token = await tokens.make(CLAIMS, 900)
  for (let i = 0; i < token.length; i += 7) {
    const letter = token[i] === 'A' ? 'B' : 'A'
    const changed = `${token.slice(0, i)}${letter}${token.slice(i + 1)}`
    expect(await tokens.read(changed), `letter ${i}`).toBeNull()
  }
})

test.for([
  '',
  '.',
  '..',
  '...',
  'a.b.c',
  'é.é.é',
  'e30.e30.',
  'e30.é.AAAA',
  'bnVsbA.e30.AAAA',
  'W10.W10.AAAA',
  '\u0000',
  'x'.repeat(100_000),
])('nonsense (%#) is refused without an error', async (nonsense) => {
  expect(await tokens.read(nonsense)).toBeNull()
})

test('a token of another deployment is refused', async () => {
  expect(await tokens.read(await at(NOW, { issuer: 'https://other.example' }).make(CLAIMS, 900))).toBeNull()
  expect(await tokens.read(await at(NOW, { audience: 'other' }).make(CLAIMS, 900))).toBeNull()
})
