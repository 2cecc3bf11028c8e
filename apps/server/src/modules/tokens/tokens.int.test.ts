import type { MakeTokenInput } from '@ipt/contracts'
import { ApiToken, DomainEvent, Mail, Membership, User } from '@ipt/db'
import type { Scope } from '@ipt/domain'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../testing/index.ts'
import { programOf } from '../../testing/program.ts'
import { refused, restOf } from '../../testing/rest.ts'
import { accountsTasks } from '../accounts/index.ts'
import { latestToken, runJobs } from '../accounts/testing/mails.ts'

let server: TestServer
let season: TestSeason
let browser: TestBrowser
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
  browser = await signedIn(season.student)
})

const DAY = 86_400_000
const em = () => server.db.orm.em.fork()
const call = restOf(() => server)
const newId = () => server.services.newId()

async function signedIn(person: TestPerson): Promise<TestBrowser> {
  const its = new TestBrowser(server)
  await its.signIn(person)
  return its
}

const form = (over: Partial<MakeTokenInput> = {}): MakeTokenInput => ({
  id: newId(),
  name: 'My script',
  scopes: ['logs:read'],
  expiresOn: '2026-09-18',
  ...over,
})
const make = (over: Partial<MakeTokenInput> = {}, by = browser) => by.mutate('tokens.make', form(over))
const tokenWith = async (...scopes: Scope[]): Promise<string> => (await make({ scopes })).data.token
const logs = (token: string) => call(null, 'GET', '/logs', undefined, { authorization: `Bearer ${token}` })
const tokenEvents = async () => (await server.eventsOf(season.student.id)).map(({ kind }) => kind).filter((kind) => kind.includes('token'))

test('a person makes a token, is told it once, and a program reads by it; the rows hold a digest', async () => {
  const input = form()
  const { data } = await browser.mutate('tokens.make', input)
  expect(data.token).toMatch(/^ipt_pat_\w{49}$/)
  expect(data.made).toMatchObject({ id: input.id, name: 'My script', scopes: ['logs:read'], expiresOn: '2026-09-18', lastUsedAt: null })
  expect((await logs(data.token)).status).toBe(200)
  const { data: list } = await browser.query('tokens.list')
  expect(list).toMatchObject({ today: '2026-08-18', latest: '2027-08-18' })
  expect(list.items).toMatchObject([{ id: input.id, expired: false, lastUsedAt: server.clock.now.toISOString() }])
  expect(list.scopes).not.toContain('people:read')
  expect(JSON.stringify(list)).not.toContain('ipt_pat_')
  const row = await em().findOneOrFail(ApiToken, { id: input.id })
  expect(row.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(row)).not.toContain(data.token.slice(8, -6))

  expect(await server.eventsOf(season.student.id)).toMatchObject([
    { kind: 'user.tokenMade', actorId: season.student.id, data: { tokenId: input.id, scopes: 'logs:read', expiresOn: '2026-09-18' } },
  ])
  const [mail] = await em().find(Mail, { address: season.student.email, kind: 'tokenMade' })
  expect(mail?.text).toContain('My script')
  expect(mail?.text).toContain('/account')
  expect(mail?.text).not.toContain('ipt_pat_')
})

test('what is done by it is the person’s, and the record knows by which token', async () => {
  const { data } = await make({ scopes: ['logs:write'] })
  const form = new FormData()
  form.set('content', 'Wired the panel of substation B.')
  const log = await call(null, 'POST', '/logs', form, { authorization: `Bearer ${data.token}` })
  expect(log.status).toBe(201)
  const [event] = await em().find(DomainEvent, { subjectId: log.body.id })
  expect(event).toMatchObject({ actorKind: 'user', actorId: season.student.id, tokenId: data.made.id })
})

test('sent again after a lost answer it is the same token; the id stands for nothing else', async () => {
  const input = form()
  const first = await browser.mutate('tokens.make', input)
  expect(await browser.mutate('tokens.make', input)).toEqual(first)
  expect(await tokenEvents()).toEqual(['user.tokenMade'])
  expect(await em().count(Mail, { address: season.student.email, kind: 'tokenMade' })).toBe(1)
  expect((await browser.mutate('tokens.make', { ...input, name: 'Another' })).code).toBe('ID_TAKEN')
  expect((await make(input, await signedIn(season.classmate))).code).toBe('ID_TAKEN')
  server.clock.forward(10 * 60_000 + 1)
  expect((await browser.mutate('tokens.make', input)).code, 'shown once, and not a quarter of an hour later').toBe('ID_TAKEN')
})

test('of two sendings at once there is one token', async () => {
  const input = form()
  const answers = await Promise.all([browser.mutate('tokens.make', input), browser.mutate('tokens.make', input)])
  expect(answers[0]).toEqual(answers[1])
  expect(await tokenEvents()).toEqual(['user.tokenMade'])
})

test('what the scopes do not hold is refused, and the scope is named', async () => {
  const program = programOf(server, await tokenWith('logs:read'))
  expect((await program.query('logbook.list')).status).toBe(200)
  const answer = await program.mutate('logbook.submit', {})
  expect(answer).toMatchObject({ status: 403, code: 'SCOPE_MISSING', facts: { scope: 'logs:write' } })
  const headers = { authorization: `Bearer ${await tokenWith('placements:read')}` }
  refused(await call(null, 'GET', '/logs', undefined, headers), 403, 'SCOPE_MISSING')
  const { headers: told } = await server.request('/api/v1/logs', { headers })
  expect(told.get('www-authenticate')).toBe('Bearer error="insufficient_scope", scope="logs:read"')
})

test('a token opens nothing that the role does not', async () => {
  expect(await make({ scopes: ['people:read'] })).toMatchObject({ code: 'INPUT_INVALID', fields: [{ pointer: '/scopes' }] })
  const program = programOf(server, await tokenWith('logs:write'))
  expect((await program.mutate('logbook.void', { id: newId(), comment: 'No.' })).code).toBe('FORBIDDEN')
})

test('by no token is a token made or revoked, a session seen or ended, a password changed, or somebody looked at', async () => {
  browser = await signedIn(season.coordinator)
  const { data } = await browser.query('tokens.list')
  const { data: made } = await make({ scopes: data.scopes })
  const program = programOf(server, made.token)
  const answers = await Promise.all([
    program.mutate('tokens.make', form()),
    program.mutate('tokens.revoke', { id: made.made.id }),
    program.query('tokens.list'),
    program.mutate('keys.make', { ...form(), institutionId: season.institution.id }),
    program.query('keys.list', { institutionId: season.institution.id }),
    program.query('accounts.sessions'),
    program.mutate('accounts.endOtherSessions'),
    program.mutate('accounts.signOutEverywhere'),
    program.mutate('accounts.changePassword', { current: TEST_PASSWORD, password: 'another password' }),
    program.mutate('accounts.setName', { name: 'Other' }),
    program.mutate('calendar.create'),
    program.mutate('people.viewAs', { id: season.student.id }),
  ])
  expect([...new Set(answers.map(({ status, code }) => `${status} ${code}`))]).toEqual(['403 SESSION_NEEDED'])
  expect((await program.query('people.list')).status).toBe(200)
  expect((await program.query('accounts.me')).data).toMatchObject({ id: season.coordinator.id })
})

test('it ends with its last day, by the institution’s clock', async () => {
  const { data } = await make({ expiresOn: '2026-08-18' })
  server.clock.now = new Date('2026-08-18T20:59:59Z')
  expect((await logs(data.token)).status).toBe(200)
  server.clock.now = new Date('2026-08-18T21:00:00Z')
  refused(await logs(data.token), 401, 'TOKEN_INVALID')
  expect((await browser.query('tokens.list')).data.items).toMatchObject([{ expired: true }])
  server.clock.forward(31 * DAY)
  const later = await signedIn(season.student)
  expect((await later.query('tokens.list')).data.items).toEqual([])
  server.clock.now = new Date('2026-08-18T09:00:00Z')
})

test('the last day, the scopes and the name are asked for, and bounded', async () => {
  const field = async (over: object) => {
    const { status, code, fields } = await browser.mutate('tokens.make', { ...form(), ...over })
    return `${status} ${code} ${fields?.map(({ pointer }) => pointer)}`
  }
  expect((await make({ expiresOn: '2027-08-18' })).status).toBe(200)
  expect(await field({ expiresOn: '2027-08-19' })).toBe('422 INPUT_INVALID /expiresOn')
  expect(await field({ expiresOn: '2026-08-17' })).toBe('422 INPUT_INVALID /expiresOn')
  expect(await field({ expiresOn: undefined })).toBe('422 INPUT_INVALID /expiresOn')
  expect(await field({ scopes: [] })).toBe('422 INPUT_INVALID /scopes')
  expect(await field({ scopes: ['everything'] })).toBe('422 INPUT_INVALID /scopes/0')
  expect(await field({ name: ' ' })).toBe('422 INPUT_INVALID /name')
  expect(await field({ name: 'x'.repeat(61) })).toBe('422 INPUT_INVALID /name')
  expect(await field({ more: 1 })).toBe('422 INPUT_INVALID /more')
  expect((await new TestBrowser(server).mutate('tokens.make', form())).code).toBe('SIGNED_OUT')
  expect((await new TestBrowser(server).query('tokens.list')).code).toBe('SIGNED_OUT')
})

test('fifty at a time', async () => {
  const { data } = await make()
  const { id: _, ...row } = await em().findOneOrFail(ApiToken, { id: data.made.id })
  for (let each = 2; each <= 50; each++)
    await em().insert(ApiToken, {
      ...row,
      id: newId(),
      digest: `copy ${newId()}`,
      user: season.student.id,
      createdBy: season.student.id,
    } as never)
  expect(await make()).toMatchObject({ status: 409, code: 'TOKEN_LIMIT', facts: { most: 50 } })
  await browser.mutate('tokens.revoke', { id: data.made.id })
  expect((await make()).status).toBe(200)
})

test('revoked, it is worth nothing from the next request on; nobody revokes another’s', async () => {
  const { data } = await make()
  const stranger = await signedIn(season.classmate)
  expect((await stranger.mutate('tokens.revoke', { id: data.made.id })).code).toBe('TOKEN_NOT_FOUND')
  expect((await stranger.query('tokens.list')).data.items).toEqual([])
  expect((await logs(data.token)).status).toBe(200)
  expect((await browser.mutate('tokens.revoke', { id: data.made.id })).data.items).toEqual([])
  expect((await browser.mutate('tokens.revoke', { id: data.made.id })).status).toBe(200)
  refused(await logs(data.token), 401, 'TOKEN_INVALID')
  expect(await tokenEvents()).toEqual(['user.tokenMade', 'user.tokenRevoked'])
  expect((await browser.mutate('tokens.revoke', { id: newId() })).code).toBe('TOKEN_NOT_FOUND')
})

test('a suspension ends it at the next request, and for good', async () => {
  const token = await tokenWith('logs:read')
  await em().nativeUpdate(User, { id: season.student.id }, { state: 'SUSPENDED' })
  refused(await logs(token), 401, 'TOKEN_INVALID')
  await em().nativeUpdate(User, { id: season.student.id }, { state: 'ACTIVE' })
  expect((await logs(token)).status).toBe(200)
  const coordinator = await signedIn(season.coordinator)
  expect((await coordinator.mutate('people.suspend', { id: season.student.id, comment: 'A test.' })).status).toBe(200)
  expect((await coordinator.mutate('people.restore', { id: season.student.id })).status).toBe(200)
  refused(await logs(token), 401, 'TOKEN_INVALID')
})

test('it ends with the person’s last role, however that ended', async () => {
  const token = await tokenWith('logs:read')
  await em().nativeUpdate(Membership, { user: season.student.id }, { until: server.clock.now })
  refused(await logs(token), 401, 'TOKEN_INVALID')
})

test('a role that is ended, or an address that is corrected, takes the tokens along', async () => {
  const coordinator = await signedIn(season.coordinator)
  const { id, name } = season.universitySupervisor
  const lecturer = await signedIn(season.universitySupervisor)
  const first = (await make({}, lecturer)).data.token
  const [held] = await em().find(Membership, { user: id })
  // Another role stays: what ends is the token, not only what it may do.
  expect((await coordinator.mutate('people.addRole', { id, institutionId: season.institution.id, role: 'coordinator' })).status).toBe(200)
  expect((await coordinator.mutate('people.endRole', { id, membershipId: held?.id })).status).toBe(200)
  refused(await logs(first), 401, 'TOKEN_INVALID')

  await lecturer.signIn(season.universitySupervisor)
  const second = (await make({}, lecturer)).data.token
  expect((await logs(second)).status).toBe(200)
  expect((await coordinator.mutate('people.correct', { id, name, email: `moved-${newId()}@example.test` })).status).toBe(200)
  refused(await logs(second), 401, 'TOKEN_INVALID')
})

test('a changed password and signing out elsewhere leave it; a password that was reset takes it along', async () => {
  const token = await tokenWith('logs:read')
  await browser.mutate('accounts.endOtherSessions', {})
  await browser.mutate('accounts.changePassword', { current: TEST_PASSWORD, password: 'mvua ya masika 2026' })
  expect((await logs(token)).status).toBe(200)

  const { email } = season.student
  await browser.mutate('accounts.requestReset', { email })
  const sendReset = accountsTasks(server.services)['accounts.sendReset']
  await runJobs(server, 'accounts.sendReset', async (payload) => sendReset?.(payload, {} as never))
  const reset = { token: await latestToken(server, email), password: 'jua la asubuhi 2026' }
  expect((await browser.mutate('accounts.resetPassword', reset)).status).toBe(200)
  refused(await logs(token), 401, 'TOKEN_INVALID')
})

test('the use is noted, at most once in five minutes', async () => {
  const token = await tokenWith('logs:read')
  const used = async () => (await browser.query('tokens.list')).data.items[0].lastUsedAt
  await logs(token)
  const first = await used()
  server.clock.forward(4 * 60_000)
  await logs(token)
  expect(await used()).toBe(first)
  server.clock.forward(60_000)
  await logs(token)
  expect(await used()).toBe(server.clock.now.toISOString())
})

test('while a coordinator looks at somebody’s pages, he sees none of their tokens', async () => {
  await make()
  const coordinator = await signedIn(season.coordinator)
  await coordinator.mutate('people.viewAs', { id: season.student.id })
  expect((await coordinator.query('tokens.list')).data.items).toEqual([])
  expect((await coordinator.mutate('tokens.make', form())).code).toBe('VIEWING_AS_READ_ONLY')
})

test('what is no token is counted by its sender; a good one passes whatever others tried', async () => {
  const token = await tokenWith('logs:read')
  const wrong = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`
  const codes = new Set<string>()
  for (let each = 0; each < 130 && !codes.has('TOO_MANY_ATTEMPTS'); each++) codes.add(String((await logs(wrong)).body.code))
  expect([...codes]).toEqual(['TOKEN_INVALID', 'TOO_MANY_ATTEMPTS'])
  expect((await logs(token)).status).toBe(200)
})
