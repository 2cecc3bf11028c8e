import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { requestRevision } from './request-revision.ts'
import { aLogIn } from './testing/chain.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('the industrial supervisor returns a log with his question', async () => {
  const season = await server.season()
  const log = await aLogIn(server, season, 'SUBMITTED')
  const requestId = server.services.newId()
  const decide = () =>
    requestRevision(server.as(season.industrialSupervisor), { id: log.id, requestId, comment: 'Which relay did you test?' })
  const view = await decide()
  expect(view.status).toBe('REVISION_REQUESTED')
  expect((await server.eventsOf(log.id)).at(-1)).toMatchObject({
    kind: 'log.returned',
    fromStatus: 'SUBMITTED',
    toStatus: 'REVISION_REQUESTED',
    actorId: season.industrialSupervisor.id,
    requestId,
  })

  const events = await server.eventsOf(log.id)
  expect(await decide(), 'sent again, it answers the same').toEqual(view)
  expect(await server.eventsOf(log.id), 'and records once').toEqual(events)
  await expect(
    requestRevision(server.as(season.industrialSupervisor), { id: log.id, comment: 'Which relay did you test?' }),
    'decided again, it is refused',
  ).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('who has nothing to do with it is told nothing, and nothing changes', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const log = await aLogIn(server, season, 'SUBMITTED')
  const events = await server.eventsOf(log.id)
  for (const who of [season.classmate, season.colleague, season.lecturer, elsewhere.industrialSupervisor])
    await expect(requestRevision(server.as(who), { id: log.id, comment: 'Which relay did you test?' })).rejects.toMatchObject({
      code: 'LOG_NOT_FOUND',
    })
  expect(await server.eventsOf(log.id)).toEqual(events)
})
