import { Attachment } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, anotherStudent, aVacancy } from '../../testing/vacancies.ts'
import { listApplicants, viewApplicant } from './applicants.queries.ts'
import { listOwnApplications } from './own-applications.queries.ts'
import { submitApplication } from './submit-application.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('hosts see names, programmes and papers, and nothing else', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const vacancyId = await aVacancy(server, season)
  const id = await anApplication(server, season, vacancyId, season.student)
  const mine = { student: { id: season.student.id, name: season.student.name }, programme: season.programme.name }
  expect(await viewApplicant(server.as(season.coordinator), id)).toMatchObject({ ...mine, registrationNumber: '2026-EE-1', place: 1 })
  expect(await viewApplicant(server.as(season.industrialSupervisor), id)).toMatchObject({ ...mine, registrationNumber: null, place: null })
  await expect(viewApplicant(server.as(season.student), id)).rejects.toMatchObject({ code: 'APPLICATION_NOT_FOUND' })
})

test('the list goes on by pages, by states, and for those who manage the vacancy', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const elsewhere = await server.season()
  const vacancyId = await aVacancy(server, season)
  const ids: string[] = []
  for (const [index, status] of (['SUBMITTED', 'REJECTED', 'WITHDRAWN', 'SUBMITTED'] as const).entries())
    ids.push(await anApplication(server, season, vacancyId, await anotherStudent(server, season, `Student ${index}`), status))
  const list = (who: typeof season.student, over: object = {}) => listApplicants(server.as(who), { vacancyId, limit: 20, ...over })
  const first = await list(season.coordinator, { limit: 3 })
  const second = await list(season.coordinator, { limit: 3, cursor: first.next ?? undefined })
  expect([...first.items, ...second.items].map((item) => item.id)).toEqual(ids)
  expect(second.next).toBeNull()
  expect((await list(season.coordinator, { status: ['REJECTED'] })).items).toHaveLength(1)
  expect((await list(season.coordinator, { status: [] })).items).toEqual([])
  expect((await list(season.industrialSupervisor)).items.map((item) => item.status)).toEqual(['SUBMITTED', 'REJECTED', 'SUBMITTED'])
  for (const who of [season.student, season.lecturer, elsewhere.coordinator, elsewhere.industrialSupervisor])
    await expect(list(who)).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
})

test('one CV serves many applications, and is opened by those who see one of them', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const elsewhere = await server.season({ status: 'CANCELLED' })
  const cvId = await upload(season.student)
  const letterFileId = await upload(season.student)
  const student = server.as(season.student)
  const apply = async (over: object) =>
    submitApplication(student, {
      id: server.services.newId(),
      vacancyId: await aVacancy(server, season),
      letter: '',
      cvId,
      letterFileId: null,
      ...over,
    })
  const first = await apply({ letterFileId })
  const second = await apply({})
  expect([first.cv?.id, first.letterFile?.id, second.cv?.id]).toEqual([cvId, letterFileId, cvId])
  const opens = async (who: typeof season.student, id: string) =>
    (await server.request(`/api/v1/files/${id}`, { headers: { authorization: `Bearer ${await server.tokenOf(who)}` } })).status
  expect(await opens(season.student, cvId)).toBe(200)
  for (const who of [season.coordinator, season.industrialSupervisor]) expect(await opens(who, cvId), who.name).toBe(200)
  for (const who of [season.classmate, elsewhere.coordinator, elsewhere.industrialSupervisor])
    expect(await opens(who, cvId), who.name).toBe(404)

  await expect(
    submitApplication(server.as(season.classmate), {
      id: server.services.newId(),
      vacancyId: await aVacancy(server, season),
      letter: '',
      cvId,
      letterFileId: null,
    }),
  ).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', fields: [{ pointer: '/cvId' }] })
})

test('a student sees his own, the open ones first, and how many more he may have', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const open = await anApplication(server, season, await aVacancy(server, season), season.student)
  const over = await anApplication(server, season, await aVacancy(server, season), season.student, 'REJECTED')
  await anApplication(server, season, await aVacancy(server, season), season.classmate)
  const own = await listOwnApplications(server.as(season.student))
  expect(own.items.map((item) => item.id)).toEqual([open, over])
  expect(own.limits).toEqual([{ cohort: { id: season.cohort.id, name: season.cohort.name }, open: 1, most: 5 }])
})

/** A PDF of somebody's, as ready as the job would have made it. */
async function upload(who: { id: string } & Parameters<TestServer['tokenOf']>[0]): Promise<string> {
  const id = server.services.newId()
  const response = await server.request(`/api/v1/files/${id}?name=cv.pdf`, {
    method: 'PUT',
    body: `%PDF-1.7\n${id}`,
    headers: { authorization: `Bearer ${await server.tokenOf(who)}` },
  })
  expect(response.status).toBe(201)
  const file = await server.db.orm.em.fork().findOneOrFail(Attachment, id)
  await server.db.orm.em.fork().nativeUpdate(Attachment, { id }, { state: 'READY', cleanKey: file.storageKey, cleanType: file.mediaType })
  return id
}
