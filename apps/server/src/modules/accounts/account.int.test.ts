import { User } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../testing/index.ts'
import { refused, restOf } from '../../testing/rest.ts'
import { mailsTo } from './testing/mails.ts'

const NEW = 'mvua ya masika 2026'

let server: TestServer
let season: TestSeason
let browser: TestBrowser
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
  browser = new TestBrowser(server)
  await browser.signIn(season.student)
})

const call = restOf(() => server)
const kindsOf = async (id: string) => (await server.eventsOf(id)).map(({ kind }) => kind)
const change = (input: object = {}) => browser.mutate('accounts.changePassword', { current: TEST_PASSWORD, password: NEW, ...input })

test('signed out, one is nobody, and that is no fault', async () => {
  expect(await new TestBrowser(server).query('accounts.me')).toEqual({ status: 200, data: null })
  expect((await browser.query('accounts.me')).data).toMatchObject({ id: season.student.id })
})

test('the language is one’s own, on every screen and in every mail from now on', async () => {
  expect((await browser.mutate('accounts.setLanguage', { language: 'sw' })).data).toMatchObject({ language: 'sw' })
  expect((await browser.query('accounts.me')).data).toMatchObject({ language: 'sw' })
  expect(await browser.mutate('accounts.setLanguage', { language: 'fr' })).toMatchObject({ status: 422, code: 'INPUT_INVALID' })
  expect(await new TestBrowser(server).mutate('accounts.setLanguage', { language: 'sw' })).toMatchObject({
    status: 401,
    code: 'SIGNED_OUT',
  })
  expect(await server.db.orm.em.fork().count(User, { language: 'sw' })).toBe(1)
})

test('a name is set by oneself, once however often it is sent; the record keeps each', async () => {
  const input = { name: '  Amina\n Juma  Said ', requestId: crypto.randomUUID() }
  expect((await browser.mutate('accounts.setName', input)).data).toMatchObject({ name: 'Amina Juma Said' })
  expect((await browser.mutate('accounts.setName', input)).data).toMatchObject({ name: 'Amina Juma Said' })
  expect((await browser.query('accounts.me')).data).toMatchObject({ name: 'Amina Juma Said' })
  expect(await server.eventsOf(season.student.id)).toMatchObject([
    { kind: 'user.renamed', actorId: season.student.id, institutionId: season.institution.id, data: {}, contentDigest: expect.any(String) },
  ])
  // Resent after another came between, it changes nothing; with another name it is no resending.
  await browser.mutate('accounts.setName', { name: 'Amina J. Said', requestId: crypto.randomUUID() })
  expect((await browser.mutate('accounts.setName', input)).data).toMatchObject({ name: 'Amina J. Said' })
  expect((await browser.mutate('accounts.setName', { ...input, name: 'Other' })).code).toBe('ID_TAKEN')
  for (const name of ['', '   ', 'x'.repeat(121), 'a\u0000', '\u001b[2J', 'a\u202egnp', '\u200b', '\u3164', '\u2800'])
    expect(await browser.mutate('accounts.setName', { name }), name).toMatchObject({ status: 422, code: 'INPUT_INVALID' })
  expect((await new TestBrowser(server).mutate('accounts.setName', { name: 'Nobody' })).code).toBe('SIGNED_OUT')
})

test('a password is changed by the present one: here one stays, everywhere else one is out', async () => {
  const other = new TestBrowser(server)
  await other.signIn(season.student)
  const token = await server.tokenOf(season.student)
  const requestId = crypto.randomUUID()
  expect(await change({ requestId })).toEqual({ status: 200, data: { done: true } })
  expect(await change({ requestId })).toEqual({ status: 200, data: { done: true } })
  expect((await change({ requestId, password: 'something else entirely' })).code).toBe('ID_TAKEN')

  expect((await browser.query('accounts.me')).data).toMatchObject({ id: season.student.id })
  expect((await other.query('accounts.me')).data).toBeNull()
  refused(await call(null, 'GET', '/logs', undefined, { authorization: `Bearer ${token}` }), 401, 'TOKEN_INVALID')
  expect((await other.signIn(season.student)).code).toBe('WRONG_CREDENTIALS')
  expect((await other.signIn(season.student, NEW)).status).toBe(200)
  expect(await kindsOf(season.student.id)).toEqual(['user.passwordChanged'])
  expect(await mailsTo(server, season.student.email)).toMatchObject([
    { kind: 'passwordChanged', institution: { id: season.institution.id } },
  ])
})

test('a wrong present password, the same one again, a common one: each is told, and nothing changes', async () => {
  expect(await change({ current: 'wrong' })).toMatchObject({ status: 422, code: 'WRONG_PASSWORD', fields: [{ pointer: '/current' }] })
  expect(await change({ password: TEST_PASSWORD })).toMatchObject({ code: 'PASSWORD_REFUSED', facts: { reason: 'same' } })
  expect(await change({ password: '1234567890' })).toMatchObject({ code: 'PASSWORD_REFUSED', facts: { reason: 'common' } })
  expect(await change({ password: 'short' })).toMatchObject({ code: 'INPUT_INVALID', fields: [{ pointer: '/password' }] })
  expect(await kindsOf(season.student.id)).toEqual([])
  for (let attempt = 1; attempt <= 10; attempt++) await change({ current: 'wrong' })
  expect((await change({ current: 'wrong' })).code).toBe('TOO_MANY_ATTEMPTS')
})

test('of two changes at once, each is whole: one password counts in the end', async () => {
  await Promise.all([change({ password: 'the first password' }), change({ password: 'the other password' })])
  const works = await Promise.all(
    ['the first password', 'the other password'].map(async (each) => (await new TestBrowser(server).signIn(season.student, each)).status),
  )
  expect(works.sort()).toEqual([200, 401])
})

test('where one is signed in: browsers and programs, the one that asks first', async () => {
  server.clock.forward(60 * 60_000)
  const phone = new TestBrowser(
    server,
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  )
  await phone.signIn(season.student)
  await call(null, 'POST', '/auth/login', { email: season.student.email, password: TEST_PASSWORD }, { 'user-agent': 'curl/8.5.0' })
  const { data } = await browser.query('accounts.sessions')
  expect(data).toMatchObject({
    more: 0,
    items: [
      { kind: 'browser', browser: 'Firefox', system: 'Linux', current: true, lastUsedAt: server.clock.now.toISOString() },
      { current: false },
      { current: false },
    ],
  })
  expect(data.items).toContainEqual(expect.objectContaining({ kind: 'browser', browser: 'Chrome', system: 'Android' }))
  expect(data.items).toContainEqual(expect.objectContaining({ kind: 'api', client: 'curl/8.5.0', browser: null }))
  expect((await new TestBrowser(server).query('accounts.sessions')).code).toBe('SIGNED_OUT')
})

test('many are counted, not listed', async () => {
  for (let each = 0; each < 55; each++) await server.services.tokens.issue(season.student.id, { userAgent: 'job' })
  const { data } = await browser.query('accounts.sessions')
  expect(data.items).toHaveLength(50)
  expect(data.items[0].current).toBe(true)
  expect(data.more).toBe(6)
})

test('one is ended, then all others; nobody ends another’s', async () => {
  const [other, third, stranger] = [new TestBrowser(server), new TestBrowser(server), new TestBrowser(server)]
  await other.signIn(season.student)
  await third.signIn(season.student)
  await stranger.signIn(season.classmate)
  const ids = async () =>
    (await browser.query('accounts.sessions')).data.items
      .filter((each: { current: boolean }) => !each.current)
      .map(({ id }: { id: string }) => id)
  const [one] = await ids()
  expect((await stranger.mutate('accounts.endSession', { id: one })).status).toBe(200)
  expect(await ids()).toContain(one)

  const input = { id: one, requestId: crypto.randomUUID() }
  expect((await browser.mutate('accounts.endSession', input)).status).toBe(200)
  expect((await browser.mutate('accounts.endSession', input)).status).toBe(200)
  expect(await ids()).toHaveLength(1)
  const [next] = await ids()
  expect((await browser.mutate('accounts.endSession', { ...input, id: next })).code).toBe('ID_TAKEN')
  expect(await ids()).toHaveLength(1)
  expect((await browser.mutate('accounts.endOtherSessions', {})).status).toBe(200)
  expect((await browser.mutate('accounts.endOtherSessions', {})).status).toBe(200)
  expect(await ids()).toEqual([])
  expect((await other.query('accounts.me')).data).toBeNull()
  expect((await third.query('accounts.me')).data).toBeNull()
  expect((await browser.query('accounts.me')).data).not.toBeNull()
  expect((await stranger.query('accounts.me')).data).not.toBeNull()
  expect(await server.eventsOf(season.student.id)).toMatchObject([
    { kind: 'user.sessionsEnded', data: { count: 1 } },
    { kind: 'user.sessionsEnded', data: { count: 1 } },
  ])
  expect(await kindsOf(season.classmate.id)).toEqual([])
})
