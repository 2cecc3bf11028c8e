import { UNDO_MS } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { amendLog } from './amend-log.ts'
import { requestRevision } from './request-revision.ts'
import { aLogIn } from './testing/chain.ts'
import { undoVerify } from './undo-verify.ts'
import { verifyLog } from './verify-log.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('of two decisions in one moment one wins, and the other is told what came of it', async () => {
  const season = await server.season()
  for (let round = 0; round < 10; round++) {
    const log = await aLogIn(server, season, 'SUBMITTED', round)
    const supervisor = server.as(season.industrialSupervisor)
    const results = await Promise.allSettled([
      verifyLog(supervisor, { id: log.id, revision: 1 }),
      requestRevision(supervisor, { id: log.id, revision: 1, comment: 'Why?' }),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'WRONG_STATE' } })
    expect(await server.eventsOf(log.id)).toHaveLength(2)
  }
})

test('a log amended while its reader decides is decided by nobody unread', async () => {
  const season = await server.season()
  for (let round = 0; round < 10; round++) {
    const log = await aLogIn(server, season, 'SUBMITTED', round)
    const [amended, verified] = await Promise.allSettled([
      amendLog(server.as(season.student), { id: log.id, revision: 1, content: 'Other words.' }),
      verifyLog(server.as(season.industrialSupervisor), { id: log.id, revision: 1 }),
    ])
    const events = await server.eventsOf(log.id)
    if (verified.status === 'fulfilled') expect(events.at(-1)).toMatchObject({ kind: 'log.verified', revision: 1 })
    else expect(verified.reason).toMatchObject({ code: 'STALE_REVISION', facts: { revision: 2 } })
    if (amended.status === 'rejected') expect(amended.reason).toMatchObject({ code: 'WRONG_STATE' })
  }
})

test('a decision can be taken back for 15 minutes and not a millisecond longer', async () => {
  const season = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  const log = await aLogIn(server, season, 'SUBMITTED')
  const verified = await verifyLog(supervisor, { id: log.id })
  expect(verified.can).toEqual(['undoVerify'])
  expect(verified.undoUntil).toBe(new Date(server.clock.now.getTime() + UNDO_MS).toISOString())
  server.clock.forward(UNDO_MS + 1)
  await expect(undoVerify(supervisor, { id: log.id })).rejects.toMatchObject({ code: 'UNDO_OVER' })
})

test('a request’s id that stood for another act, or another person’s, is refused', async () => {
  const season = await server.season()
  const requestId = server.services.newId()
  const first = await aLogIn(server, season, 'SUBMITTED', 0)
  const second = await aLogIn(server, season, 'SUBMITTED', 1)
  const supervisor = server.as(season.industrialSupervisor)
  await verifyLog(supervisor, { id: first.id, requestId })
  await expect(verifyLog(supervisor, { id: second.id, requestId })).rejects.toMatchObject({ code: 'ID_TAKEN' })
})
