import { PasswordReset, Session } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../testing/index.ts'
import { refused, restOf } from '../../testing/rest.ts'
import { sendReset } from './request-reset.ts'
import { sweepAccounts } from './sweep-accounts.ts'
import { latestToken, mailsTo, runJobs } from './testing/mails.ts'

const NEW = 'mvua ya masika 2026'
const HOUR = 60 * 60_000
const DAY = 24 * HOUR

let server: TestServer
let season: TestSeason
beforeAll(async () => {
  server = await startTestServer()
  server.services.origin = 'https://ipt.example'
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
  // Every test is a sender of its own.
  await server.db.orm.em.fork().execute('delete from login_failure')
})

const anybody = () => new TestBrowser(server)
const call = restOf(() => server)
const runRequests = () => runJobs(server, 'accounts.sendReset', (payload) => sendReset(server.services, payload))
const request = async (email: string, requestId?: string) => {
  const answer = await anybody().mutate('accounts.requestReset', { email, ...(requestId ? { requestId } : {}) })
  await runRequests()
  return answer
}
const tokenFor = async (email: string) => {
  await request(email)
  return latestToken(server, email)
}
const read = async (token: string) => (await anybody().mutate('accounts.readReset', { token })).data?.state
const reset = (token: string, password = NEW) => anybody().mutate('accounts.resetPassword', { token, password })
const kindsOf = async (id: string) => (await server.eventsOf(id)).map(({ kind }) => kind)
const rowsOf = (user: string) => server.db.orm.em.fork().find(PasswordReset, { user })

test('from a forgotten password to a new one', async () => {
  const { student } = season
  const [browser, other] = [anybody(), anybody()]
  await browser.signIn(student)
  await other.signIn(student)
  const token = await server.tokenOf(student)

  expect(await request(` ${student.email.toUpperCase()} `)).toEqual({ status: 200, data: { done: true } })
  const link = await latestToken(server, student.email)
  expect(await mailsTo(server, student.email)).toMatchObject([
    { kind: 'passwordReset', secret: true, state: 'QUEUED', text: expect.stringContaining(`https://ipt.example/reset#${link}`) },
  ])
  expect(JSON.stringify(await rowsOf(student.id))).not.toContain(link)
  expect(await read(link)).toBe('OPEN')
  expect(await reset(link)).toEqual({ status: 200, data: { done: true } })

  expect((await other.query('accounts.me')).data).toBeNull()
  expect((await browser.query('accounts.me')).data).toBeNull()
  refused(await call(null, 'GET', '/logs', undefined, { authorization: `Bearer ${token}` }), 401, 'TOKEN_INVALID')
  expect(await server.db.orm.em.fork().count(Session, { user: student.id })).toBe(0)
  expect((await anybody().signIn(student)).code).toBe('WRONG_CREDENTIALS')
  expect((await anybody().signIn(student, NEW)).data).toMatchObject({ id: student.id })
  expect(await kindsOf(student.id)).toEqual(['user.resetRequested', 'user.passwordReset'])
  expect((await server.eventsOf(student.id))[1]).toMatchObject({ institutionId: season.institution.id, actorId: student.id, data: {} })
  expect((await mailsTo(server, student.email)).at(-1)).toMatchObject({
    kind: 'passwordChanged',
    secret: false,
    text: expect.stringContaining('18 August 2026'),
  })
})

test('opening a link changes nothing, however a mail scanner does it', async () => {
  const link = await tokenFor(season.student.email)
  const before = await rowsOf(season.student.id)
  for (const method of ['GET', 'HEAD']) await server.request('/reset', { method })
  for (let time = 0; time < 3; time++) expect(await read(link)).toBe('OPEN')
  expect(await rowsOf(season.student.id)).toEqual(before)
  expect((await reset(link)).status).toBe(200)
})

test('nobody can tell whether an address is somebody’s', async () => {
  const known = await anybody().mutate('accounts.requestReset', { email: season.student.email })
  const unknown = await anybody().mutate('accounts.requestReset', { email: 'nobody@example.test' })
  const nonsense = await anybody().mutate('accounts.requestReset', { email: 'x\r\nBcc: y@z.example' })
  expect([unknown, nonsense]).toEqual([known, known])
  // The same work for each: one job, and nothing else until after the answer.
  expect(await rowsOf(season.student.id)).toEqual([])
  expect(await runRequests()).toBe(3)
  expect(await mailsTo(server, 'nobody@example.test')).toEqual([])
  expect(await mailsTo(server, season.student.email)).toHaveLength(1)
})

test('a used link says so, for good; the same password again is the lost answer of before', async () => {
  const link = await tokenFor(season.student.email)
  await reset(link)
  expect(await reset(link)).toEqual({ status: 200, data: { done: true } })
  expect(await reset(link, 'another password')).toMatchObject({ status: 409, code: 'LINK_USED' })
  server.clock.forward(11 * 60_000)
  expect((await reset(link)).code).toBe('LINK_USED')
  expect(await read(link)).toBe('USED')
  expect((await kindsOf(season.student.id)).filter((kind) => kind === 'user.passwordReset')).toHaveLength(1)
})

test('a used link is no way to try passwords: it counts as the door does', async () => {
  const link = await tokenFor(season.student.email)
  await reset(link)
  for (let guess = 1; guess <= 10; guess++) expect((await reset(link, `a guess of mine ${guess}`)).code).toBe('LINK_USED')
  expect((await reset(link, NEW)).code).toBe('TOO_MANY_ATTEMPTS')
})

test('of two who use one link at the same moment, one wins', async () => {
  const link = await tokenFor(season.student.email)
  const answers = await Promise.all([reset(link, 'the first password'), reset(link, 'the other password')])
  expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['LINK_USED', 'done'])
  const winner = answers[0]?.code ? 'the other password' : 'the first password'
  expect((await anybody().signIn(season.student, winner)).status).toBe(200)
  expect((await mailsTo(server, season.student.email)).filter(({ kind }) => kind === 'passwordChanged')).toHaveLength(1)
})

test('an hour later it is over, a newer one supersedes it, a week later it is unknown', async () => {
  const { email } = season.student
  const first = await tokenFor(email)
  const second = await tokenFor(email)
  expect(await read(first)).toBe('SUPERSEDED')
  expect((await reset(first)).code).toBe('LINK_SUPERSEDED')
  server.clock.forward(HOUR)
  expect(await read(second)).toBe('EXPIRED')
  expect((await reset(second)).code).toBe('LINK_EXPIRED')
  server.clock.forward(7 * DAY)
  expect(await read(second)).toBe('UNKNOWN')
  expect((await reset(second)).code).toBe('LINK_UNKNOWN')
  expect((await anybody().mutate('accounts.renewReset', { token: second })).code).toBe('LINK_UNKNOWN')
  expect((await anybody().signIn(season.student)).status).toBe(200)
  await sweepAccounts(server.services)
  expect(await rowsOf(season.student.id)).toEqual([])
})

test.for(['used', 'expired', 'superseded'] as const)(
  'one press renews a link that was %s, to the address on record and without naming it',
  async (how) => {
    const { email } = season.student
    const link = await tokenFor(email)
    if (how === 'used') await reset(link)
    if (how === 'expired') server.clock.forward(2 * HOUR)
    if (how === 'superseded') await tokenFor(email)
    const requestId = crypto.randomUUID()
    const answer = await anybody().mutate('accounts.renewReset', { token: link, requestId })
    expect(answer).toEqual({ status: 200, data: { done: true } })
    const count = (await mailsTo(server, email)).length
    expect(await anybody().mutate('accounts.renewReset', { token: link, requestId })).toEqual(answer)
    expect(await mailsTo(server, email)).toHaveLength(count)
    const renewed = await latestToken(server, email)
    expect(renewed).not.toBe(link)
    expect((await reset(renewed, 'renewed password')).status).toBe(200)
  },
)

test('two requests at once leave one open link; one request sent twice sends one mail', async () => {
  const { email, id } = season.student
  await anybody().mutate('accounts.requestReset', { email })
  await Promise.all([1, 2].map((each) => sendReset(server.services, { email, requestId: `0189aaaa-0000-7000-8000-00000000000${each}` })))
  expect((await rowsOf(id)).filter(({ supersededAt }) => supersededAt === null)).toHaveLength(1)
  const requestId = crypto.randomUUID()
  const before = (await mailsTo(server, email)).length
  await Promise.all([sendReset(server.services, { email, requestId }), sendReset(server.services, { email, requestId })])
  expect(await mailsTo(server, email)).toHaveLength(before + 1)
})

test('suspended people get nothing, and what they have is worth nothing; nor do people who are locked out', async () => {
  const { student, classmate } = season
  const link = await tokenFor(student.email)
  await server.db.orm.em.fork().execute(`update app_user set state = 'SUSPENDED' where id = ?`, [student.id])
  expect(await read(link)).toBe('UNKNOWN')
  expect((await reset(link)).code).toBe('LINK_UNKNOWN')
  expect(await request(student.email)).toEqual({ status: 200, data: { done: true } })
  expect(await mailsTo(server, student.email)).toHaveLength(1)

  server.services.lockedOut = new Set([classmate.id])
  await request(classmate.email)
  expect(await mailsTo(server, classmate.email)).toEqual([])
  expect((await anybody().signIn(classmate)).code).toBe('WRONG_CREDENTIALS')
  server.services.lockedOut = new Set()
})

test.for([
  ['short', 'INPUT_INVALID'],
  ['qwertyuiop', 'PASSWORD_REFUSED'],
] as const)('a password such as %s leaves the link open', async ([password, code]) => {
  const link = await tokenFor(season.student.email)
  expect(await reset(link, password)).toMatchObject({ status: 422, code, fields: [{ pointer: '/password' }] })
  expect(await read(link)).toBe('OPEN')
  expect((await anybody().signIn(season.student, TEST_PASSWORD)).status).toBe(200)
})

test.for(['', 'x', '../../etc', `${'ab'.repeat(21)}c`, "' or true --"])('%j is no link of ours', async (token) => {
  expect(await read(token)).toBe('UNKNOWN')
  expect((await reset(token)).code).toBe('LINK_UNKNOWN')
})

test('five an hour for an address, known or not; then it is told to wait', async () => {
  for (const email of [season.student.email, 'nobody@example.test']) {
    for (let time = 0; time < 5; time++) expect((await request(email)).status).toBe(200)
    expect(await request(email)).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS', facts: { retryAfter: expect.any(Number) } })
  }
  expect((await request(season.classmate.email)).status).toBe(200)
})

test('sixty an hour for one sender, whatever the addresses', async () => {
  for (let time = 0; time < 60; time++) await server.services.limits.count('reset.sender', '127.0.0.1')
  expect((await request(season.student.email)).code).toBe('TOO_MANY_ATTEMPTS')
})
