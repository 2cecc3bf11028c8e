import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogIn } from './testing/chain.ts'
import { validateLog } from './validate-log.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('the university supervisor validates a verified log', async () => {
  const season = await server.season()
  const log = await aLogIn(server, season, 'VERIFIED_INDUSTRY')
  const requestId = server.services.newId()
  const decide = () => validateLog(server.as(season.universitySupervisor), { id: log.id, requestId })
  const view = await decide()
  expect(view.status).toBe('VERIFIED_ACADEMIC')
  expect((await server.eventsOf(log.id)).at(-1)).toMatchObject({
    kind: 'log.validated',
    fromStatus: 'VERIFIED_INDUSTRY',
    toStatus: 'VERIFIED_ACADEMIC',
    actorId: season.universitySupervisor.id,
    requestId,
  })

  const events = await server.eventsOf(log.id)
  expect(await decide(), 'sent again, it answers the same').toEqual(view)
  expect(await server.eventsOf(log.id), 'and records once').toEqual(events)
  await expect(validateLog(server.as(season.universitySupervisor), { id: log.id }), 'decided again, it is refused').rejects.toMatchObject({
    code: 'WRONG_STATE',
  })
})

test('who has nothing to do with it is told nothing, and nothing changes', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const log = await aLogIn(server, season, 'VERIFIED_INDUSTRY')
  const events = await server.eventsOf(log.id)
  for (const who of [season.classmate, season.colleague, season.lecturer, elsewhere.universitySupervisor])
    await expect(validateLog(server.as(who), { id: log.id })).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' })
  expect(await server.eventsOf(log.id)).toEqual(events)
})
