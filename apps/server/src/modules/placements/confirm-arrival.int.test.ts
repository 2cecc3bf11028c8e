import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { confirmArrival } from './confirm-arrival.ts'
import { reportArrival } from './report-arrival.ts'

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

test('confirm: the note moves, its event says so, and sent twice it is once', async () => {
  const { season, note } = await aNote()
  const requestId = server.services.newId()
  const decide = () => confirmArrival(server.as(season.industrialSupervisor), { id: note.id, revision: 1, requestId })
  const view = await decide()
  expect(view.status).toBe('CONFIRMED')
  expect(await decide()).toEqual(view)
  expect((await server.eventsOf(note.id)).slice(1)).toMatchObject([
    { kind: 'arrival.confirmed', fromStatus: 'REPORTED', toStatus: 'CONFIRMED', actorId: season.industrialSupervisor.id },
  ])
  await expect(confirmArrival(server.as(season.industrialSupervisor), { id: note.id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('confirm: only by this placement’s industrial supervisor, and on the report that was read', async () => {
  const { season, note } = await aNote()
  const elsewhere = await server.season()
  for (const who of [season.colleague, season.classmate, elsewhere.industrialSupervisor, elsewhere.coordinator])
    await expect(confirmArrival(server.as(who), { id: note.id })).rejects.toMatchObject({ code: 'ARRIVAL_NOT_FOUND' })
  for (const who of [season.student, season.universitySupervisor, season.coordinator])
    await expect(confirmArrival(server.as(who), { id: note.id })).rejects.toMatchObject({ code: 'NOT_YOURS' })
  await expect(confirmArrival(server.as(season.industrialSupervisor), { id: note.id, revision: 2 })).rejects.toMatchObject({
    code: 'STALE_REVISION',
  })
})
