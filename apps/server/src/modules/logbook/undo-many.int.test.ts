import { ListLogsInput, UndoManyInput } from '@ipt/contracts'
import { LIMITS, UNDO_MS } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { listLogs } from './logbook.queries.ts'
import { aLogIn } from './testing/chain.ts'
import { undoMany } from './undo-many.ts'
import { validateLog } from './validate-log.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('many verifications are taken back together, each by an event of its own', async () => {
  const season = await server.season()
  const logs = [await aLogIn(server, season, 'VERIFIED_INDUSTRY', 0), await aLogIn(server, season, 'VERIFIED_INDUSTRY', 1)]
  const items = logs.map(({ id }) => ({ id, requestId: server.services.newId() }))
  const answer = await undoMany(server.as(season.industrialSupervisor), { items })
  expect(answer.refused).toEqual([])
  expect(answer.done.map(({ id, status }) => [id, status])).toEqual(logs.map(({ id }) => [id, 'SUBMITTED']))
  for (const [index, { id }] of logs.entries())
    expect((await server.eventsOf(id)).at(-1)).toMatchObject({ kind: 'log.verifyUndone', requestId: items[index]?.requestId })

  expect(await undoMany(server.as(season.industrialSupervisor), { items }), 'sent again, it answers the same').toEqual(answer)
  for (const { id } of logs) expect(await server.eventsOf(id), 'and records once').toHaveLength(3)
})

test('what can still be taken back is listed whole, and nothing else', async () => {
  const season = await server.season()
  const start = server.clock.now
  await aLogIn(server, season, 'VERIFIED_INDUSTRY', 0)
  server.clock.forward(UNDO_MS + 1)
  const verified = await aLogIn(server, season, 'VERIFIED_INDUSTRY', 1)
  const returned = await aLogIn(server, season, 'REVISION_REQUESTED', 2)
  await aLogIn(server, season, 'VERIFIED_ACADEMIC', 3)
  await aLogIn(server, season, 'SUBMITTED', 4)
  const listed = async (who: typeof season.student) =>
    (await listLogs(server.as(who), ListLogsInput.parse({ undoable: true }))).items.map(({ id }) => id)
  expect(await listed(season.industrialSupervisor)).toEqual([returned.id, verified.id])
  for (const who of [season.student, season.universitySupervisor, season.coordinator]) expect(await listed(who)).toEqual([])
  server.clock.now = start
})

test('what was built upon, and what was never verified, is named; the rest is taken back', async () => {
  const season = await server.season()
  const validated = await aLogIn(server, season, 'VERIFIED_INDUSTRY', 0)
  const waiting = await aLogIn(server, season, 'SUBMITTED', 1)
  const verified = await aLogIn(server, season, 'VERIFIED_INDUSTRY', 2)
  await validateLog(server.as(season.universitySupervisor), { id: validated.id })
  const answer = await undoMany(server.as(season.industrialSupervisor), {
    items: [{ id: validated.id }, { id: waiting.id }, { id: verified.id }],
  })
  expect(answer.done.map(({ id }) => id)).toEqual([verified.id])
  expect(answer.refused).toMatchObject([
    { id: validated.id, code: 'WRONG_STATE' },
    { id: waiting.id, code: 'WRONG_STATE' },
  ])
})

test('after 15 minutes, and by somebody else, nothing is taken back', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const log = await aLogIn(server, season, 'VERIFIED_INDUSTRY')
  const items = [{ id: log.id }]
  expect((await undoMany(server.as(season.universitySupervisor), { items })).refused).toMatchObject([{ code: 'NOT_YOURS' }])
  expect((await undoMany(server.as(elsewhere.industrialSupervisor), { items })).refused).toMatchObject([{ code: 'LOG_NOT_FOUND' }])
  server.clock.forward(UNDO_MS + 1)
  expect(await undoMany(server.as(season.industrialSupervisor), { items })).toMatchObject({ done: [], refused: [{ code: 'UNDO_OVER' }] })
  expect(await server.eventsOf(log.id)).toHaveLength(2)
})

test('one to a hundred, each once', () => {
  const id = (index: number) => `019902d0-0000-7000-8000-${String(index).padStart(12, '0')}`
  const items = Array.from({ length: LIMITS.bulk + 1 }, (_, index) => ({ id: id(index) }))
  expect(UndoManyInput.safeParse({ items: items.slice(1) }).success).toBe(true)
  expect(UndoManyInput.safeParse({ items }).success).toBe(false)
  expect(UndoManyInput.safeParse({ items: [{ id: id(1) }, { id: id(1) }] }).success).toBe(false)
})
