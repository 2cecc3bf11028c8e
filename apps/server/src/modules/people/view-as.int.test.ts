import { Contact, Membership, Session, User } from '@ipt/db'
import { type Role, VIEW_MS } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appRouter } from '../../router.ts'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { suspendPerson } from './suspend-person.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Season = Awaited<ReturnType<TestServer['season']>>
const newId = () => server.services.newId()
const em = () => server.db.orm.em.fork()

async function coordinatorOf(season: Season): Promise<TestBrowser> {
  const browser = new TestBrowser(server)
  await browser.signIn(season.coordinator)
  return browser
}
const me = async (browser: TestBrowser) => (await browser.query('accounts.me')).data
const view = (browser: TestBrowser, { id }: { id: string }, requestId?: string) => browser.mutate('people.viewAs', { id, requestId })

test('a coordinator sees the app as a student of his, reads what she reads, and goes back', async () => {
  const season = await server.season()
  const browser = await coordinatorOf(season)
  const requestId = newId()
  const until = new Date(server.clock.now.getTime() + VIEW_MS).toISOString()
  expect(await view(browser, season.student, requestId)).toEqual({ status: 200, data: { until } })
  expect(await me(browser)).toMatchObject({
    id: season.student.id,
    memberships: [{ role: 'student', institution: { id: season.institution.id } }],
    viewing: { by: { id: season.coordinator.id, name: season.coordinator.name }, until },
  })
  expect((await browser.query('placements.list')).code).not.toBe('VIEWING_AS_READ_ONLY')
  expect((await browser.query('people.list')).code, 'nothing of a coordinator').toBe('FORBIDDEN')
  expect((await browser.query('accounts.sessions')).data, 'where she is signed in is hers to see').toEqual({ items: [], more: 0 })

  expect((await browser.mutate('people.endViewAs')).data).toEqual({ done: true })
  expect((await browser.mutate('people.endViewAs')).data).toEqual({ done: true })
  expect(await me(browser)).toMatchObject({ id: season.coordinator.id, viewing: null })
  expect((await view(browser, season.student, requestId)).status, 'sent again it is known, and begins nothing').toBe(200)
  expect((await me(browser)).viewing).toBeNull()
  expect((await view(browser, season.universitySupervisor, requestId)).code).toBe('ID_TAKEN')
  const by = { actorId: season.coordinator.id, actorRole: 'coordinator', institutionId: season.institution.id }
  expect(await server.eventsOf(season.student.id)).toMatchObject([
    { kind: 'user.viewed', ...by },
    { kind: 'user.viewEnded', ...by },
  ])
  const student = new TestBrowser(server)
  await student.signIn(season.student)
  expect((await student.query('accounts.views')).data).toMatchObject([{ by: { name: season.coordinator.name } }])
})

test('every mutation is refused meanwhile, before its input is looked at; the ways back are not', async () => {
  const season = await server.season()
  const browser = await coordinatorOf(season)
  await view(browser, season.student)
  const mutations = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)
    .filter(([, { _def }]) => _def.type === 'mutation')
    .map(([path]) => path)
  expect(mutations.length).toBeGreaterThan(80)
  const open: string[] = []
  for (const path of mutations) {
    if (path === 'people.endViewAs' || path === 'accounts.signOut') continue
    const { status, code } = await browser.mutate(path, { not: 'its input' })
    if (status !== 409 || code !== 'VIEWING_AS_READ_ONLY') open.push(`${path}: ${code}`)
  }
  expect(open).toEqual([])
  expect((await me(browser)).id, 'none of them ended it').toBe(season.student.id)
  expect((await browser.mutate('accounts.signOut')).data).toEqual({ done: true })
  expect(await me(browser)).toBeNull()
  expect((await server.eventsOf(season.student.id)).map(({ kind }) => kind)).toEqual(['user.viewed', 'user.viewEnded'])
})

test('every address outside of tRPC that writes is refused too, and reading is not', async () => {
  const season = await server.season()
  const browser = await coordinatorOf(season)
  await view(browser, season.student)
  const writes = [
    ['POST', '/api/v1/logs'],
    ['POST', '/api/v1/files'],
    ['PATCH', `/api/v1/logs/${newId()}/verify`],
    ['PUT', `/api/v1/logs/${newId()}`],
    ['POST', '/api/v1/auth/login'],
    ['POST', '/api/v1/auth/refresh'],
    ['DELETE', '/api/v1/anything'],
    ['POST', '/exports/logs.csv'],
    ['POST', '/letters/x.pdf'],
  ] as const
  for (const [method, path] of writes) {
    const answer = await server.request(path, { method, headers: { cookie: browser.cookie } })
    expect(await answer.json(), `${method} ${path}`).toMatchObject({ status: 409, code: 'VIEWING_AS_READ_ONLY' })
  }
  expect((await server.request('/api/v1/logs', { headers: { cookie: browser.cookie } })).status).toBe(200)
  const own = { authorization: `Bearer ${await server.tokenOf(season.student)}`, cookie: browser.cookie }
  const bearer = await server.request('/api/v1/logs', { method: 'POST', headers: own })
  expect(((await bearer.json()) as { code: string }).code, 'a token is its own person').not.toBe('VIEWING_AS_READ_ONLY')
})

test('it ends by the clock, at the same moment for every tab, and with the viewer’s role or the person’s account', async () => {
  const season = await server.season()
  const browser = await coordinatorOf(season)
  await view(browser, season.student)
  server.clock.forward(VIEW_MS - 1)
  expect((await me(browser)).id).toBe(season.student.id)
  server.clock.forward(1)
  expect(await me(browser)).toMatchObject({ id: season.coordinator.id, viewing: null })
  expect((await browser.query(`people.get?input=${encodeURIComponent(JSON.stringify({ id: season.student.id }))}`)).status).toBe(200)

  await view(browser, season.student)
  await suspendPerson(server.as(season.coordinator), server.services, { id: season.student.id, comment: 'A test.' })
  expect((await me(browser)).id).toBe(season.coordinator.id)

  await view(browser, season.universitySupervisor)
  expect((await me(browser)).id).toBe(season.universitySupervisor.id)
  await em().nativeUpdate(Membership, { user: season.coordinator.id, role: 'coordinator' }, { until: server.clock.now })
  expect(await me(browser)).toMatchObject({ id: season.coordinator.id, memberships: [] })
})

test('of other tabs: streams that were opened as somebody else end', async () => {
  const season = await server.season()
  const browser = await coordinatorOf(season)
  const session = await em().findOneOrFail(Session, { user: season.coordinator.id })
  const { actor } = server.as(season.coordinator)
  const messages = server.services.live.open({ sessionId: session.id, actor, since: null, signal: undefined })
  expect((await messages.next()).value).toMatchObject({ type: 'at' })
  await view(browser, season.student)
  await expect(
    (async () => {
      for await (const _ of messages);
    })(),
  ).rejects.toMatchObject({ code: 'SIGNED_OUT' })
})

test('nobody looks at himself, at a coordinator, at whoever is suspended, gone, merged, elsewhere too, or of another institution', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const browser = await coordinatorOf(season)
  expect((await view(browser, season.coordinator)).code).toBe('YOURSELF')
  expect((await view(browser, other.student)).code).toBe('PERSON_NOT_FOUND')
  expect((await view(browser, { id: newId() })).code).toBe('PERSON_NOT_FOUND')
  const lecturer = new TestBrowser(server)
  await lecturer.signIn(season.universitySupervisor)
  expect((await view(lecturer, season.student)).code).toBe('FORBIDDEN')
  expect((await view(new TestBrowser(server), season.student)).code).toBe('SIGNED_OUT')

  const second = newId()
  const { id: lecturerId } = season.universitySupervisor
  const membership = (over: { role: Role; institution?: string; until?: Date }) => ({
    id: second,
    user: lecturerId,
    institution: season.institution.id,
    organisation: null,
    since: server.clock.now,
    until: null,
    ...over,
  })
  await em().insert(Membership, membership({ role: 'coordinator' }))
  expect((await view(browser, season.universitySupervisor)).code).toBe('VIEW_REFUSED')
  await em().nativeDelete(Membership, { id: second })
  await em().insert(Membership, membership({ institution: other.institution.id, role: 'universitySupervisor', until: server.clock.now }))
  expect((await view(browser, season.universitySupervisor)).code).toBe('VIEW_REFUSED')
  await em().nativeDelete(Membership, { id: second })
  expect((await view(browser, season.universitySupervisor)).status).toBe(200)
  await browser.mutate('people.endViewAs')
  await em().nativeUpdate(Membership, { user: lecturerId }, { until: server.clock.now })
  expect((await view(browser, season.universitySupervisor)).code).toBe('WRONG_STATE')

  await em().nativeUpdate(User, { id: season.student.id }, { state: 'SUSPENDED' })
  expect((await view(browser, season.student)).code).toBe('WRONG_STATE')
  await em().nativeUpdate(User, { id: season.student.id }, { mergedInto: lecturerId })
  expect((await view(browser, season.student)).code).toBe('PERSON_NOT_FOUND')
})

test('a host’s supervisor is shown while his host and students are of this institution alone', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const browser = await coordinatorOf(season)
  expect((await view(browser, season.industrialSupervisor)).status).toBe(200)
  expect(await me(browser)).toMatchObject({ id: season.industrialSupervisor.id, memberships: [{ role: 'industrialSupervisor' }] })
  await browser.mutate('people.endViewAs')
  await em().insert(Contact, {
    id: newId(),
    institution: other.institution.id,
    organisation: season.industrialSupervisor.organisationId as string,
    user: season.industrialSupervisor.id,
    name: 'Known elsewhere',
    state: 'UNCHECKED',
    createdAt: server.clock.now,
  } as never)
  expect((await view(browser, season.industrialSupervisor)).code).toBe('VIEW_REFUSED')
})

test('a token looks at nobody', async () => {
  const season = await server.season()
  const answer = await server.request('/trpc/people.viewAs', {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(season.coordinator)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: season.student.id }),
  })
  expect(answer.status).toBe(403)
  expect(await server.eventsOf(season.student.id)).toEqual([])
})
