import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { reportArrival } from './report-arrival.ts'
import { returnArrival } from './return-arrival.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function aNote() {
  const season = await server.season({ status: 'CONFIRMED' })
  const note = await reportArrival(server.as(season.student), { note: '', attachmentId: null, location: null })
  return { season, note }
}

test('return: the note moves, its event says so, and sent twice it is once', async () => {
  const { season, note } = await aNote()
  const requestId = server.services.newId()
  const decide = () =>
    returnArrival(server.as(season.industrialSupervisor), { id: note.id, revision: 1, requestId, comment: 'You came on Monday.' })
  const view = await decide()
  expect(view.status).toBe('RETURNED')
  expect(await decide()).toEqual(view)
  expect((await server.eventsOf(note.id)).slice(1)).toMatchObject([
    { kind: 'arrival.returned', fromStatus: 'REPORTED', toStatus: 'RETURNED', actorId: season.industrialSupervisor.id },
  ])
  await expect(
    returnArrival(server.as(season.industrialSupervisor), { id: note.id, comment: 'You came on Monday.' }),
  ).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('return: only by this placement’s industrial supervisor, and on the report that was read', async () => {
  const { season, note } = await aNote()
  const elsewhere = await server.season()
  for (const who of [season.colleague, season.classmate, elsewhere.industrialSupervisor, elsewhere.coordinator])
    await expect(returnArrival(server.as(who), { id: note.id, comment: 'You came on Monday.' })).rejects.toMatchObject({
      code: 'ARRIVAL_NOT_FOUND',
    })
  for (const who of [season.student, season.universitySupervisor, season.coordinator])
    await expect(returnArrival(server.as(who), { id: note.id, comment: 'You came on Monday.' })).rejects.toMatchObject({
      code: 'NOT_YOURS',
    })
  await expect(
    returnArrival(server.as(season.industrialSupervisor), { id: note.id, revision: 2, comment: 'You came on Monday.' }),
  ).rejects.toMatchObject({ code: 'STALE_REVISION' })
})
