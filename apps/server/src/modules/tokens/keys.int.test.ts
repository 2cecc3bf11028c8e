import type { MakeKeyInput, NotificationPage } from '@ipt/contracts'
import { ApiToken, Contact, DomainEvent, Mail, Membership, User } from '@ipt/db'
import { SCOPES, type Scope } from '@ipt/domain'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { programOf } from '../../testing/program.ts'
import { queried } from '../../testing/query.ts'
import { runJobs } from '../accounts/testing/mails.ts'
import { flagLog } from '../logbook/index.ts'
import { notificationsProjection } from '../notifications/index.ts'
import { peopleTasks } from '../people/index.ts'
import { aDraft } from '../vacancies/testing/forms.ts'

let server: TestServer
let season: TestSeason
let browser: TestBrowser
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
  browser = await signedIn(season.coordinator)
})

const em = () => server.db.orm.em.fork()
const newId = () => server.services.newId()

async function signedIn(person: { email: string }): Promise<TestBrowser> {
  const its = new TestBrowser(server)
  await its.signIn(person)
  return its
}

const form = (over: Partial<MakeKeyInput> = {}): MakeKeyInput => ({
  id: newId(),
  institutionId: season.institution.id,
  name: 'Student register',
  scopes: ['people:read'],
  expiresOn: '2026-12-31',
  ...over,
})
const make = (over: Partial<MakeKeyInput> = {}) => browser.mutate('keys.make', form(over))
const keyWith = async (...scopes: Scope[]) => {
  const { data } = await make({ scopes })
  return { id: data.made.id as string, token: data.token as string, ...programOf(server, data.token) }
}
const listed = async (its = browser) =>
  (await its.query(`keys.list?input=${encodeURIComponent(JSON.stringify({ institutionId: season.institution.id }))}`)).data
const everything = () => SCOPES.filter((scope) => scope !== 'notifications:write' && scope !== 'files:write')

test('a coordinator makes a key; all coordinators are told; the record names it', async () => {
  const second = newId()
  const address = `${second}@example.test`
  await em().insert(User, {
    id: second,
    name: 'Second',
    email: address,
    emailKey: address,
    language: 'sw',
    state: 'ACTIVE',
    createdAt: server.clock.now,
  })
  await em().insert(Membership, {
    id: newId(),
    user: second,
    role: 'coordinator',
    institution: season.institution.id,
    since: server.clock.now,
  })
  const { data } = await make()
  expect(data.token).toMatch(/^ipt_key_\w{49}$/)
  expect(await listed()).toMatchObject({
    scopes: everything(),
    items: [{ name: 'Student register', createdBy: { name: season.coordinator.name } }],
  })
  const mails = await em().find(Mail, { kind: 'keyMade', institution: season.institution.id })
  expect(mails.map(({ address: to }) => to).sort()).toEqual([address, season.coordinator.email].sort())
  expect(mails.every(({ text }) => text.includes('Student register') && !text.includes('ipt_key_'))).toBe(true)
  expect(await server.eventsOf(season.institution.id)).toMatchObject([
    { kind: 'institution.keyMade', actorId: season.coordinator.id, data: { keyId: data.made.id, scopes: 'people:read' } },
  ])
})

test('what it does is done by the institution: no person, and its name wherever one would stand', async () => {
  const key = await keyWith('people:read', 'people:write', 'reports:read')
  const input = {
    id: newId(),
    institutionId: season.institution.id,
    role: 'universitySupervisor',
    name: 'Asha Juma',
    email: `${newId()}@example.test`,
    invite: false,
  }
  const added = await key.mutate('people.add', input)
  expect(added).toMatchObject({ status: 200, data: { name: 'Asha Juma' } })
  expect(await key.mutate('people.add', input)).toEqual(added)
  const other = await keyWith('people:write', 'people:read')
  expect((await other.mutate('people.add', input)).code, 'another key is another').toBe('ID_TAKEN')
  expect((await browser.mutate('people.add', input)).code).toBe('ID_TAKEN')

  const { id } = added.data
  expect(await server.eventsOf(id)).toMatchObject([
    { kind: 'user.added', actorKind: 'key', actorId: null, tokenId: key.id, actorRole: 'coordinator' },
  ])
  const { data: audit } = await key.query('audit.list', { key: key.id })
  expect(audit.items).toMatchObject([{ kind: 'user.added', by: null, key: { id: key.id, name: 'Student register' }, byToken: false }])
  expect((await key.query('audit.list', { q: 'student reg' })).data.items).toMatchObject([{ kind: 'user.added' }])
  expect((await key.query('people.history', { id })).data).toMatchObject([{ by: { id: key.id, name: 'Student register' } }])
  const csv = await server.request('/exports/audit.csv', { headers: { authorization: `Bearer ${key.token}` } })
  expect(await csv.text()).toContain('Student register')
})

test('it is let do what its scopes hold, and no more', async () => {
  const key = await keyWith('people:read')
  expect((await key.query('people.list')).data.items.length).toBeGreaterThan(0)
  expect(await key.mutate('people.invite', { requestId: newId(), ids: [season.student.id] })).toMatchObject({
    status: 403,
    code: 'SCOPE_MISSING',
    facts: { scope: 'people:write' },
  })
  expect((await key.query('accounts.me')).data).toBeNull()
  const everywhere = await keyWith(...everything())
  for (const path of ['keys.make', 'keys.revoke', 'tokens.make', 'people.viewAs', 'accounts.setName'])
    expect((await everywhere.mutate(path, {})).code, path).toBe('SESSION_NEEDED')
  for (const path of ['announcements.publish', 'logbook.void'])
    expect((await everywhere.mutate(path, {})).code, path).toBe('SESSION_NEEDED')
  for (const path of ['logbook.verify', 'logbook.submit', 'applications.submit'])
    expect((await everywhere.mutate(path, {})).code, path).toBe('FORBIDDEN')
})

test('who may put people down makes no coordinator by it: that needs a scope of its own', async () => {
  const input = () => ({
    id: newId(),
    institutionId: season.institution.id,
    role: 'coordinator',
    name: 'Mallory',
    email: `${newId()}@example.test`,
  })
  const key = await keyWith('people:write')
  expect(await key.mutate('people.add', input())).toMatchObject({ code: 'SCOPE_MISSING', facts: { scope: 'accounts:write' } })
  expect((await (await keyWith('people:write', 'accounts:write')).mutate('people.add', input())).status).toBe(200)
})

test('it reads and writes what a coordinator of this institution does', async () => {
  const key = await keyWith(...everything())
  const log = await aLogThatIs(server, season, 'VERIFIED_INDUSTRY')
  await flagLog(server.as(season.universitySupervisor), { id: log.id, comment: 'Twice the same hours.' })
  expect((await key.query('logbook.get', { id: log.id })).data).toMatchObject({ status: 'FLAGGED' })
  const clear = { id: log.id, comment: 'Asked at the company.', requestId: newId() }
  expect((await key.mutate('logbook.clearFlag', clear)).data).toMatchObject({ status: 'VERIFIED_INDUSTRY' })
  expect((await key.mutate('logbook.clearFlag', clear)).data, 'sent twice').toMatchObject({ status: 'VERIFIED_INDUSTRY' })
  const { data: events } = await key.query('logbook.events', { id: log.id })
  expect(events.items.at(-1)).toMatchObject({ event: 'clearFlag', by: { name: 'Student register' }, role: 'coordinator' })

  const draft = aDraft(season, newId())
  expect((await key.mutate('vacancies.draft', draft)).data).toMatchObject({ status: 'DRAFT' })
  expect((await key.mutate('vacancies.draft', draft)).data, 'sent twice').toMatchObject({ status: 'DRAFT' })
  expect((await key.mutate('vacancies.publish', { id: draft.id, version: 1 })).data).toMatchObject({ status: 'PUBLISHED' })

  const [contact] = await em().find(Contact, { institution: season.institution.id }, { limit: 1 })
  if (contact?.state === 'UNCHECKED')
    expect((await key.mutate('contacts.check', { id: contact.id, version: contact.version })).status).toBe(200)
  expect((await key.mutate('people.suspend', { id: season.classmate.id, comment: 'Left.' })).data).toMatchObject({ state: 'SUSPENDED' })
  for (const [path, input] of READS()) expect([path, (await key.query(path, input)).status]).toEqual([path, 200])
  const { orm } = server.services
  while ((await sequence(orm)) + (await advance(orm, notificationsProjection)) > 0);
  const told = await queried<NotificationPage>(server, season.universitySupervisor, 'notifications.list', {})
  expect(told.items.map(({ text }) => text).join('\n')).toContain('Student register')
})

/** Lists of every module that a coordinator has. */
const READS = (): [string, object][] => [
  ['placements.list', { as: 'coordinator' }],
  ['placing.options', {}],
  ['cohorts.list', { institutionId: season.institution.id }],
  ['settings.get', { institutionId: season.institution.id }],
  ['checklist.rows', { cohortId: season.cohort.id }],
  ['organisations.list', {}],
  ['vacancies.list', { as: 'coordinator' }],
  ['mails.list', {}],
  ['letters.templates', {}],
]

test('people whom it invites are sent their links', async () => {
  const key = await keyWith('people:read', 'people:write')
  const email = `${newId()}@example.test`
  const { data } = await key.mutate('people.add', {
    id: newId(),
    institutionId: season.institution.id,
    role: 'universitySupervisor',
    name: 'Asha',
    email,
    invite: false,
  })
  expect((await key.mutate('people.invite', { requestId: newId(), ids: [data.id] })).data).toEqual({ invited: 1 })
  const invite = peopleTasks(server.services)['people.invite']
  await runJobs(server, 'people.invite', async (payload) => invite?.(payload, {} as never))
  expect(await em().count(Mail, { address: email, kind: 'invitation' })).toBe(1)
  expect(await em().find(DomainEvent, { subjectId: data.id, kind: 'user.invited' })).toMatchObject([{ actorKind: 'key', tokenId: key.id }])
})

test('another institution is not there for it, nor its keys for others', async () => {
  const other = await server.season()
  const key = await keyWith(...everything())
  const log = await aLogThatIs(server, other, 'SUBMITTED')
  expect((await key.query('logbook.get', { id: log.id })).code).toBe('LOG_NOT_FOUND')
  expect((await key.query('people.get', { id: other.student.id })).code).toBe('PERSON_NOT_FOUND')
  expect((await key.query('settings.get', { institutionId: other.institution.id })).code).toBe('NOT_FOUND')
  expect((await make({ institutionId: other.institution.id })).code).toBe('NOT_FOUND')
  const theirs = await signedIn(other.coordinator)
  expect((await theirs.mutate('keys.revoke', { id: key.id })).code).toBe('TOKEN_NOT_FOUND')
  expect(await listed(theirs)).toBeUndefined()
  const lecturer = await signedIn(season.universitySupervisor)
  expect((await lecturer.mutate('keys.make', form())).code).toBe('FORBIDDEN')
  expect((await key.query('people.list')).status).toBe(200)
})

test('revoked by any coordinator of the institution, or over, it is worth nothing', async () => {
  const key = await keyWith('people:read')
  expect((await browser.mutate('keys.revoke', { id: key.id })).data.items).toEqual([])
  expect((await browser.mutate('keys.revoke', { id: key.id })).status, 'sent twice').toBe(200)
  expect((await key.query('people.list')).code).toBe('TOKEN_INVALID')
  expect((await server.eventsOf(season.institution.id)).map(({ kind }) => kind)).toEqual(['institution.keyMade', 'institution.keyRevoked'])
  const short = await keyWith('people:read')
  await em().nativeUpdate(ApiToken, { id: short.id }, { expiresAt: server.clock.now })
  expect((await short.query('people.list')).code).toBe('TOKEN_INVALID')
})

test('it outlives whoever made it: it is the institution’s', async () => {
  const key = await keyWith('people:read')
  await em().nativeUpdate(User, { id: season.coordinator.id }, { state: 'SUSPENDED' })
  expect((await key.query('people.list')).status).toBe(200)
})

test('sent again it is told again, and made once', async () => {
  const input = form()
  const first = await browser.mutate('keys.make', input)
  expect(await browser.mutate('keys.make', input)).toEqual(first)
  expect((await browser.mutate('keys.make', { ...input, scopes: ['people:read', 'people:write'] })).code).toBe('ID_TAKEN')
  expect((await browser.mutate('tokens.make', { ...input, institutionId: undefined })).code).toBe('ID_TAKEN')
  expect(await server.eventsOf(season.institution.id)).toHaveLength(1)
})
