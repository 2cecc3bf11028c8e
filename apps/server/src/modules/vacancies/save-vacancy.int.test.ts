import { Vacancy } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aVacancy } from '../../testing/vacancies.ts'
import { saveVacancy } from './save-vacancy.ts'
import { searchVacancies } from './vacancies.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const saved = (ctx: ReturnType<TestServer['as']>) => searchVacancies(ctx, { saved: true, free: false, limit: 20 })

test('a student puts a vacancy aside, and finds it there after it has closed', async () => {
  const season = await server.season()
  const id = await aVacancy(server, season)
  const student = server.as(season.student)
  const requestId = server.services.newId()
  const [first, second] = await Promise.all([
    saveVacancy(student, { id, saved: true, requestId }),
    saveVacancy(student, { id, saved: true, requestId }),
  ])
  expect([first.own?.saved, second.own?.saved]).toEqual([true, true])
  expect(await server.eventsOf(id)).toMatchObject([{ kind: 'vacancy.saved', actorRole: 'student' }])
  await server.db.orm.em.fork().nativeUpdate(Vacancy, { id }, { status: 'CLOSED' })
  expect((await saved(student)).items.map((item) => item.id)).toEqual([id])
  expect((await saved(server.as(season.classmate))).items).toEqual([])
  expect((await saveVacancy(student, { id, saved: false })).own?.saved).toBe(false)
  expect((await saved(student)).items).toEqual([])
  expect((await server.eventsOf(id)).map((event) => event.kind)).toEqual(['vacancy.saved', 'vacancy.unsaved'])
})

test('what a student does not see he cannot put aside', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const draft = await aVacancy(server, season, { status: 'DRAFT' })
  const published = await aVacancy(server, season)
  await expect(saveVacancy(server.as(season.student), { id: draft, saved: true })).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
  await expect(saveVacancy(server.as(elsewhere.student), { id: published, saved: true })).rejects.toMatchObject({
    code: 'VACANCY_NOT_FOUND',
  })
  await expect(saveVacancy(server.as(season.coordinator), { id: published, saved: true })).rejects.toMatchObject({
    code: 'VACANCY_NOT_FOUND',
  })
})
