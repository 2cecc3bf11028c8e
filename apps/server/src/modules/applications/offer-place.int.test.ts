import { Vacancy } from '@ipt/db'
import { addDays } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, anotherStudent, aVacancy } from '../../testing/vacancies.ts'
import { offerPlace } from './offer-place.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const answerBy = '2026-08-25'

test('there are never more offers than places, even when all are offered at once', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const vacancyId = await aVacancy(server, season, { slots: 3, taken: 1 })
  const ids = await Promise.all(
    ['Amina', 'Bakari', 'Chausiku', 'Daudi', 'Esther'].map(async (name) =>
      anApplication(server, season, vacancyId, await anotherStudent(server, season, name)),
    ),
  )
  const coordinator = server.as(season.coordinator)
  const results = await Promise.allSettled(ids.map((id) => offerPlace(coordinator, { id, answerBy })))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2)
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'NO_FREE_SLOT' })
  expect(await server.db.orm.em.fork().findOneOrFail(Vacancy, vacancyId)).toMatchObject({ slots: 3, taken: 1, held: 2 })
})

test('the last day for answering is from today to sixty days on', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season), season.student)
  for (const day of ['2026-08-17', '2026-10-18'])
    await expect(offerPlace(server.as(season.coordinator), { id, answerBy: day })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ pointer: '/answerBy' }],
    })
  expect(await offerPlace(server.as(season.coordinator), { id, answerBy: '2026-08-18' })).toMatchObject({
    status: 'OFFERED',
    answerBy: '2026-08-18',
    expired: false,
  })
})

test('the same request with another last day is another act', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season), season.student)
  const requestId = server.services.newId()
  await offerPlace(server.as(season.coordinator), { id, answerBy, requestId })
  await expect(offerPlace(server.as(season.coordinator), { id, answerBy: '2026-08-26', requestId })).rejects.toMatchObject({
    code: 'ID_TAKEN',
  })
})

test('who has a placement already is offered none', async () => {
  const season = await server.season()
  const id = await anApplication(server, season, await aVacancy(server, season), season.student)
  await expect(offerPlace(server.as(season.coordinator), { id, answerBy })).rejects.toMatchObject({ code: 'ALREADY_PLACED' })
})

test('no offer outlives its season', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const { endsOn } = season.cohort
  const id = await anApplication(server, season, await aVacancy(server, season), season.student)
  const offer = (day: string) => offerPlace(server.as(season.coordinator), { id, answerBy: day })
  const now = server.clock.now
  try {
    server.clock.now = new Date(`${addDays(endsOn, -3)}T09:00:00Z`)
    await expect(offer(addDays(endsOn, 1))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ pointer: '/answerBy' }], facts: { to: endsOn } },
    })
    server.clock.now = new Date(`${addDays(endsOn, 1)}T09:00:00Z`)
    await expect(offer(addDays(endsOn, 1))).rejects.toMatchObject({ code: 'SEASON_OVER' })
    server.clock.now = new Date(`${addDays(endsOn, -3)}T09:00:00Z`)
    expect(await offer(endsOn)).toMatchObject({ status: 'OFFERED', answerBy: endsOn })
  } finally {
    server.clock.now = now
  }
})
