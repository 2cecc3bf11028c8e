import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogIn } from './testing/chain.ts'
import { withdrawRequest } from './withdraw-request.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('a return is taken back', async () => {
  const season = await server.season()
  const log = await aLogIn(server, season, 'REVISION_REQUESTED')
  const requestId = server.services.newId()
  const decide = () => withdrawRequest(server.as(season.industrialSupervisor), { id: log.id, requestId })
  const view = await decide()
  expect(view.status).toBe('SUBMITTED')
  expect((await server.eventsOf(log.id)).at(-1)).toMatchObject({
    kind: 'log.requestWithdrawn',
    fromStatus: 'REVISION_REQUESTED',
    toStatus: 'SUBMITTED',
    actorId: season.industrialSupervisor.id,
    requestId,
  })

  const events = await server.eventsOf(log.id)
  expect(await decide(), 'sent again, it answers the same').toEqual(view)
  expect(await server.eventsOf(log.id), 'and records once').toEqual(events)
  await expect(
    withdrawRequest(server.as(season.industrialSupervisor), { id: log.id }),
    'decided again, it is refused',
  ).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('who has nothing to do with it is told nothing, and nothing changes', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const log = await aLogIn(server, season, 'REVISION_REQUESTED')
  const events = await server.eventsOf(log.id)
  for (const who of [season.classmate, season.colleague, season.lecturer, elsewhere.industrialSupervisor])
    await expect(withdrawRequest(server.as(who), { id: log.id })).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' })
  expect(await server.eventsOf(log.id)).toEqual(events)
})
