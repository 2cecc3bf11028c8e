import { Application, Vacancy } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ctxFor } from '../../kernel/services.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { listApplicants } from './applicants.queries.ts'
import { expireOffers } from './expire-offers.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const sweep = () => expireOffers(ctxFor(server.services, { kind: 'system', name: 'sweep.offers' }))

test('an offer runs out after its last day where its institution is, once, and its place is free', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  // There it is still the day before.
  const west = await server.season({ status: 'CANCELLED', timeZone: 'Pacific/Pago_Pago' })
  const vacancyId = await aVacancy(server, season, { slots: 2, held: 2 })
  const over = await anApplication(server, season, vacancyId, season.student, 'OFFERED', '2026-08-17')
  const today = await anApplication(server, season, vacancyId, season.classmate, 'OFFERED', '2026-08-18')
  const there = await anApplication(server, west, await aVacancy(server, west, { held: 1 }), west.student, 'OFFERED', '2026-08-17')

  expect((await Promise.all([sweep(), sweep()])).reduce((sum, each) => sum + each)).toBe(1)
  expect(await sweep()).toBe(0)
  const status = async (id: string) => (await server.db.orm.em.fork().findOneOrFail(Application, id)).status
  expect([await status(over), await status(today), await status(there)]).toEqual(['EXPIRED', 'OFFERED', 'OFFERED'])
  expect(await server.eventsOf(over)).toMatchObject([
    { kind: 'application.expired', fromStatus: 'OFFERED', toStatus: 'EXPIRED', actorKind: 'system', actorId: null, actorRole: null },
  ])
  expect(await server.db.orm.em.fork().findOneOrFail(Vacancy, vacancyId)).toMatchObject({ taken: 0, held: 1 })
})

test('then whoever has waited longest is shown as next', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const vacancyId = await aVacancy(server, season, { slots: 1, held: 1 })
  const waits = await anApplication(server, season, vacancyId, season.classmate, 'WAITLISTED')
  await anApplication(server, season, vacancyId, season.student, 'OFFERED', '2026-08-17')
  const next = async () =>
    (await listApplicants(server.as(season.coordinator), { vacancyId, limit: 20 })).items.filter((item) => item.next).map((item) => item.id)
  expect(await next()).toEqual([])
  await sweep()
  expect(await next()).toEqual([waits])
})
