import { VerifyManyInput } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../testing/index.ts'
import { amendLog } from './amend-log.ts'
import { requestRevision } from './request-revision.ts'
import { aLogIn } from './testing/chain.ts'
import { verifyMany } from './verify-many.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('what was read is verified, each log by an event of its own, in the order asked', async () => {
  const season = await server.season()
  const logs = [await aLogIn(server, season, 'SUBMITTED', 2), await aLogIn(server, season, 'SUBMITTED', 0)]
  const items = logs.map(({ id }) => ({ id, revision: 1, requestId: server.services.newId() }))
  const answer = await verifyMany(server.as(season.industrialSupervisor), { items })
  expect(answer.refused).toEqual([])
  expect(answer.done.map(({ id, status }) => [id, status])).toEqual(logs.map(({ id }) => [id, 'VERIFIED_INDUSTRY']))
  for (const [index, { id }] of logs.entries())
    expect((await server.eventsOf(id)).at(-1)).toMatchObject({ kind: 'log.verified', revision: 1, requestId: items[index]?.requestId })

  expect(await verifyMany(server.as(season.industrialSupervisor), { items }), 'sent again, it answers the same').toEqual(answer)
  for (const { id } of logs) expect(await server.eventsOf(id), 'and records once').toHaveLength(2)
})

test('what can’t be verified is named, and holds up no other', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  const [first, amended, returned, last] = await Promise.all([0, 1, 2, 3].map((day) => aLogIn(server, season, 'SUBMITTED', day)))
  const foreign = await aLogIn(server, elsewhere, 'SUBMITTED')
  await amendLog(server.as(season.student), { id: amended?.id ?? '', content: 'Other words.' })
  await requestRevision(supervisor, { id: returned?.id ?? '', comment: 'Why?' })
  const unknown = server.services.newId()
  const ids = [first?.id ?? '', amended?.id ?? '', foreign.id, returned?.id ?? '', unknown, last?.id ?? '']

  const answer = await verifyMany(supervisor, { items: ids.map((id) => ({ id, revision: 1 })) })
  expect(answer.done.map(({ id }) => id)).toEqual([first?.id, last?.id])
  expect(answer.refused).toMatchObject([
    { id: amended?.id, code: 'STALE_REVISION', facts: { revision: 2 } },
    { id: foreign.id, code: 'LOG_NOT_FOUND' },
    { id: returned?.id, code: 'WRONG_STATE', facts: { status: 'REVISION_REQUESTED' } },
    { id: unknown, code: 'LOG_NOT_FOUND' },
  ])
  expect(await server.eventsOf(amended?.id ?? '')).toHaveLength(2)
  expect(await server.eventsOf(foreign.id)).toHaveLength(1)
})

test.for(['classmate', 'colleague', 'lecturer', 'universitySupervisor', 'coordinator', 'student'] as const)(
  '%s verifies nothing',
  async (who) => {
    const season = await server.season()
    const log = await aLogIn(server, season, 'SUBMITTED')
    const answer = await verifyMany(server.as(season[who]), { items: [{ id: log.id, revision: 1 }] })
    expect(answer.done).toEqual([])
    const sees = who === 'universitySupervisor' || who === 'coordinator' || who === 'student'
    expect(answer.refused).toMatchObject([{ id: log.id, code: sees ? 'NOT_YOURS' : 'LOG_NOT_FOUND' }])
    expect(await server.eventsOf(log.id)).toHaveLength(1)
  },
)

test('one to a hundred, each once', () => {
  const item = (index: number) => ({ id: `019902d0-0000-7000-8000-${String(index).padStart(12, '0')}`, revision: 1 })
  const many = (count: number) => VerifyManyInput.safeParse({ items: Array.from({ length: count }, (_, index) => item(index)) }).success
  expect([0, 1, LIMITS.bulk, LIMITS.bulk + 1].map(many)).toEqual([false, true, true, false])
  expect(VerifyManyInput.safeParse({ items: [item(1), item(1)] }).success, 'twice the same').toBe(false)
  expect(VerifyManyInput.safeParse({ items: [item(1), { ...item(1), id: item(1).id.toUpperCase() }] }).success).toBe(false)
  expect(VerifyManyInput.safeParse({ items: [{ id: item(1).id }] }).success, 'without the revision that was read').toBe(false)
})

test('the door asks for the role, and answers with the logs', async () => {
  const season = await server.season()
  const log = await aLogIn(server, season, 'SUBMITTED')
  const call = async (email: string) => {
    const signedIn = await server.request('/trpc/accounts.signIn', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ email, password: TEST_PASSWORD }),
    })
    return server.request('/trpc/logbook.verifyMany', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        cookie: (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      },
      body: JSON.stringify({ items: [{ id: log.id, revision: 1 }] }),
    })
  }
  expect((await call(season.student.email)).status).toBe(403)
  const answer = await call(season.industrialSupervisor.email)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ result: { data: { done: [{ id: log.id, can: ['undoVerify'] }], refused: [] } } })
})
