import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../testing/index.ts'
import { refused, restOf } from '../../testing/rest.ts'

let server: TestServer
let season: TestSeason
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
})

const call = restOf(() => server)

test('by JSON and by the OAuth2 form; a refresh makes the next pair', async () => {
  const { email } = season.student
  const json = await call(null, 'POST', '/auth/login', { email: email.toUpperCase(), password: TEST_PASSWORD })
  expect(json).toMatchObject({ status: 200, body: { token_type: 'bearer', expires_in: 900 } })
  const oauth = await call(
    null,
    'POST',
    '/auth/login',
    new URLSearchParams({ username: email, password: TEST_PASSWORD, grant_type: 'password' }).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
  )
  expect(oauth.status).toBe(200)
  const refreshed = await call(null, 'POST', '/auth/refresh', { refresh_token: oauth.body.refresh_token })
  expect(refreshed.status).toBe(200)
  expect(await call(null, 'GET', '/logs', undefined, { authorization: `Bearer ${refreshed.body.access_token}` })).toMatchObject({
    status: 200,
  })
  refused(await call(null, 'POST', '/auth/refresh', { refresh_token: 'nonsense' }), 401, 'TOKEN_INVALID')
})

test('a wrong password and an unknown address are told alike; too many failures wait', async () => {
  const wrong = await call(null, 'POST', '/auth/login', { email: season.student.email, password: 'wrong' })
  const unknown = await call(null, 'POST', '/auth/login', { email: 'nobody@example.test', password: 'wrong' })
  refused(wrong, 401, 'WRONG_CREDENTIALS')
  expect(unknown).toEqual(wrong)
  for (let attempt = 2; attempt <= 10; attempt++)
    await call(null, 'POST', '/auth/login', { email: season.student.email, password: 'wrong' })
  refused(await call(null, 'POST', '/auth/login', { email: season.student.email, password: TEST_PASSWORD }), 429, 'TOO_MANY_ATTEMPTS')
  expect(await call(null, 'POST', '/auth/login', { email: season.classmate.email, password: TEST_PASSWORD })).toMatchObject({
    status: 200,
  })
})

const trpc = (procedure: string, input: object | null, headers: Record<string, string> = {}) =>
  server.request(`/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(input ? { body: JSON.stringify(input) } : {}),
  })

test('a cookie is a session; another site cannot use it; signing out everywhere ends tokens too', async () => {
  const signedIn = await trpc('accounts.signIn', { email: season.student.email, password: TEST_PASSWORD })
  const setCookie = signedIn.headers.get('set-cookie') ?? ''
  expect(setCookie).toMatch(/HttpOnly/)
  expect(setCookie).toMatch(/SameSite=Lax/)
  const [cookie = ''] = setCookie.split(';')
  const token = await server.tokenOf(season.student)
  const me = () => server.request('/trpc/accounts.me', { headers: { cookie } })
  expect(await (await me()).json()).toMatchObject({ result: { data: { name: season.student.name, memberships: [{ role: 'student' }] } } })
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ] as Record<string, string>[])
    expect((await trpc('accounts.signOutEverywhere', null, { cookie, ...headers })).status).toBe(403)
  expect((await trpc('accounts.signOutEverywhere', null, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect(await (await me()).json()).toEqual({ result: { data: null } })
  expect((await server.request('/trpc/accounts.sessions', { headers: { cookie } })).status).toBe(401)
  refused(await call(null, 'GET', '/logs', undefined, { authorization: `Bearer ${token}` }), 401, 'TOKEN_INVALID')
})

test('a suspended person is refused at the next request, by cookie and by token', async () => {
  const token = await server.tokenOf(season.student)
  await server.db.orm.em.fork().execute(`update app_user set state = 'SUSPENDED' where id = ?`, [season.student.id])
  refused(await call(null, 'GET', '/logs', undefined, { authorization: `Bearer ${token}` }), 401, 'TOKEN_INVALID')
  const { email } = season.student
  refused(await call(null, 'POST', '/auth/login', { email, password: TEST_PASSWORD }), 403, 'ACCOUNT_SUSPENDED')
  refused(await call(null, 'POST', '/auth/login', { email, password: 'wrong' }), 401, 'WRONG_CREDENTIALS')
})

test('what a refusal of tRPC carries, and what a fault of ours does not', async () => {
  const [cookie = ''] = (
    (await trpc('accounts.signIn', { email: season.student.email, password: TEST_PASSWORD })).headers.get('set-cookie') ?? ''
  ).split(';')
  const refusal = await (await trpc('logbook.submit', { content: '' }, { cookie })).json()
  expect(refusal).toMatchObject({
    error: { data: { httpStatus: 422, details: { code: 'INPUT_INVALID', fields: [{ pointer: '/content' }] } } },
  })
  expect(JSON.stringify(refusal)).not.toMatch(/stack|node_modules/)
})

test.for([
  ['broken JSON', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 'BODY_UNREADABLE', 400],
  ['a body of another kind', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }, 'UNSUPPORTED_MEDIA_TYPE', 415],
  ['a method that it does not take', { method: 'GET' }, 'METHOD_NOT_ALLOWED', 405],
] as const)('tRPC tells a client’s mistake as one: %s', async ([, init, code, httpStatus]) => {
  const answer = await (await server.request('/trpc/accounts.signIn', init)).json()
  expect(answer).toMatchObject({ error: { data: { httpStatus, details: { code } } } })
})
