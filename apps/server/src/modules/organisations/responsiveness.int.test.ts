import { Cohort } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { requestRevision, submitLog, verifyLog } from '../logbook/index.ts'
import { responsivenessOf } from './responsiveness.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const DAY = 24 * 60 * 60_000

test('half of the logs are answered in the median time; the deadline is the season’s, and what is overdue counts', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const of = async () => (await responsivenessOf(ctx, [season.organisation.id])).get(season.organisation.id)
  expect(await of()).toBeUndefined()
  const log = (logDate: string) =>
    submitLog(server.as(season.student), { logDate, content: 'Work.', hours: null, skills: [], attachmentIds: [] })
  const [one, two, three] = [await log('2026-08-10'), await log('2026-08-11'), await log('2026-08-12')]
  expect(await of()).toEqual({ logs: 0, medianDays: null, inTime: null })
  server.clock.forward(DAY)
  await verifyLog(server.as(season.industrialSupervisor), { id: one.id })
  server.clock.forward(3 * DAY)
  await requestRevision(server.as(season.industrialSupervisor), { id: two.id, comment: 'Which relay?' })
  expect(await of()).toEqual({ logs: 2, medianDays: 2.5, inTime: null })

  await server.db.orm.em.fork().nativeUpdate(Cohort, { id: season.cohort.id }, { verifyWithinDays: 3 })
  expect(await of()).toEqual({ logs: 2, medianDays: 2.5, inTime: { logs: 1, of: 3 } })
  await verifyLog(server.as(season.industrialSupervisor), { id: three.id })
  expect(await of()).toEqual({ logs: 3, medianDays: 4, inTime: { logs: 1, of: 3 } })

  const elsewhere = await server.season()
  expect((await responsivenessOf(server.as(elsewhere.coordinator), [season.organisation.id])).size).toBe(0)
  expect((await responsivenessOf(server.as(season.student), [season.organisation.id])).size).toBe(0)
})
