import { Placement } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { reportArrival } from './report-arrival.ts'
import { returnArrival } from './return-arrival.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const report = { note: 'At the gate at 7.30.', attachmentId: null, location: null }

test('reporting makes the note and activates the placement, each with its event', async () => {
  const season = await server.season({ status: 'CONFIRMED' })
  const view = await reportArrival(server.as(season.student), { ...report, location: { latitude: -6.79, longitude: 39.2, accuracy: 20 } })
  expect(view).toMatchObject({ status: 'REPORTED', arrivedOn: '2026-08-18', revision: 1, placementId: season.placement.id, can: [] })
  expect(await server.eventsOf(view.id)).toMatchObject([
    { kind: 'arrival.reported', fromStatus: null, toStatus: 'REPORTED', actorRole: 'student' },
  ])
  expect(await server.eventsOf(season.placement.id)).toMatchObject([
    { kind: 'placement.activated', fromStatus: 'CONFIRMED', toStatus: 'ACTIVE' },
  ])
  expect((await server.db.orm.em.fork().findOneOrFail(Placement, season.placement.id)).status).toBe('ACTIVE')
})

test('sent twice with one id it is one note; a second report without it is refused', async () => {
  const season = await server.season({ status: 'CONFIRMED' })
  const id = server.services.newId()
  const [first, second] = await Promise.all([
    reportArrival(server.as(season.student), { ...report, id }),
    reportArrival(server.as(season.student), { ...report, id }),
  ])
  expect(second).toEqual(first)
  expect(await server.eventsOf(id)).toHaveLength(1)
  await expect(reportArrival(server.as(season.student), report)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  await expect(reportArrival(server.as(season.classmate), { ...report, id })).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('a returned note is reported again, as the next revision', async () => {
  const season = await server.season({ status: 'CONFIRMED' })
  const first = await reportArrival(server.as(season.student), report)
  await returnArrival(server.as(season.industrialSupervisor), { id: first.id, comment: 'You came on Monday.' })
  const again = await reportArrival(server.as(season.student), { ...report, arrivedOn: '2026-08-17' })
  expect(again).toMatchObject({ id: first.id, status: 'REPORTED', revision: 2, arrivedOn: '2026-08-17', returnedFor: null })
})

test('a day that has not come, somebody else’s placement, and a placement that is over are refused', async () => {
  const season = await server.season({ status: 'CONFIRMED' })
  await expect(reportArrival(server.as(season.student), { ...report, arrivedOn: '2026-08-19' })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/arrivedOn' }],
  })
  await expect(reportArrival(server.as(season.student), { ...report, placementId: season.classmatePlacement.id })).rejects.toMatchObject({
    code: 'PLACEMENT_NOT_FOUND',
  })
  const over = await server.season({ status: 'COMPLETED' })
  await expect(reportArrival(server.as(over.student), { ...report, placementId: over.placement.id })).rejects.toMatchObject({
    code: 'WRONG_STATE',
  })
})
