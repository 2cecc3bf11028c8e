import { Application, ChecklistItem, Cohort, Enrolment, Vacancy } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { type ApplicationForm, submitApplication } from './submit-application.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const form = (vacancyId: string, over: Partial<ApplicationForm> = {}): ApplicationForm => ({
  id: server.services.newId(),
  vacancyId,
  letter: 'I would like to learn about relays.',
  cvId: null,
  letterFileId: null,
  ...over,
})
/** A season in which nobody is placed yet. */
const unplaced = () => server.season({ status: 'CANCELLED' })

test('a student applies, and the event says so', async () => {
  const season = await unplaced()
  const input = form(await aVacancy(server, season))
  const view = await submitApplication(server.as(season.student), input)
  expect(view).toMatchObject({ id: input.id, status: 'SUBMITTED', place: 1, letter: input.letter, can: ['withdraw'] })
  expect(await server.eventsOf(input.id)).toMatchObject([
    { kind: 'application.submitted', fromStatus: null, toStatus: 'SUBMITTED', actorRole: 'student', data: { vacancyId: input.vacancyId } },
  ])
  const second = await submitApplication(server.as(season.student), form(await aVacancy(server, season)))
  expect(second.place, 'the latest is the least dear').toBe(2)
})

test('sent twice it is one application; other words or another person under its id are refused', async () => {
  const season = await unplaced()
  const input = form(await aVacancy(server, season))
  const student = server.as(season.student)
  const [first, second] = await Promise.all([submitApplication(student, input), submitApplication(student, input)])
  expect(second).toEqual(first)
  expect(await server.eventsOf(input.id)).toHaveLength(1)
  await expect(submitApplication(student, { ...input, letter: 'Other words.' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(submitApplication(server.as(season.classmate), input)).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('nobody has two live applications to one vacancy, even sent at once; after a withdrawal he may apply again', async () => {
  const season = await unplaced()
  const vacancyId = await aVacancy(server, season)
  const student = server.as(season.student)
  const results = await Promise.allSettled([submitApplication(student, form(vacancyId)), submitApplication(student, form(vacancyId))])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'ALREADY_APPLIED' } })
  await server.db.orm.em.fork().nativeUpdate(Application, { vacancy: vacancyId }, { status: 'WITHDRAWN' })
  expect(await submitApplication(student, form(vacancyId))).toMatchObject({ status: 'SUBMITTED' })
})

test('what a student does not see he cannot apply to', async () => {
  const season = await unplaced()
  const elsewhere = await unplaced()
  const draft = await aVacancy(server, season, { status: 'DRAFT' })
  const published = await aVacancy(server, season)
  await expect(submitApplication(server.as(season.student), form(draft))).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
  await expect(submitApplication(server.as(elsewhere.student), form(published))).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
  await expect(submitApplication(server.as(season.coordinator), form(published))).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
  await anApplication(server, season, published, season.student, 'WITHDRAWN')
  await server.db.orm.em.fork().nativeUpdate(Enrolment, { student: season.student.id }, { endedAt: server.clock.now })
  await expect(submitApplication(server.as(season.student), form(published))).rejects.toMatchObject({ code: 'NOT_ENROLLED' })
})

test('an application comes in time, says something, and is within the limit', async () => {
  const season = await unplaced()
  const student = server.as(season.student)
  const open = await aVacancy(server, season)
  await expect(submitApplication(student, form(open, { letter: ' ' }))).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/letter' }],
  })
  const over = await aVacancy(server, season, { applyBy: '2026-08-17' })
  await expect(submitApplication(student, form(over))).rejects.toMatchObject({ code: 'APPLICATIONS_CLOSED' })
  for (let index = 0; index < 5; index++) await anApplication(server, season, await aVacancy(server, season), season.student)
  await expect(submitApplication(student, form(open))).rejects.toMatchObject({ code: 'APPLICATION_LIMIT', facts: { limit: 5 } })
  await server.db.orm.em.fork().nativeUpdate(Cohort, { id: season.cohort.id }, { applicationsCloseOn: '2026-08-17' })
  await expect(submitApplication(server.as(season.classmate), form(open))).rejects.toMatchObject({ code: 'APPLICATIONS_CLOSED' })
  expect(await server.db.orm.em.fork().count(Application, { vacancy: open })).toBe(0)
})

test('whoever is placed, or has something open on the checklist, does not apply', async () => {
  const placed = await server.season()
  await expect(submitApplication(server.as(placed.student), form(await aVacancy(server, placed)))).rejects.toMatchObject({
    code: 'ALREADY_PLACED',
  })
  const season = await unplaced()
  await server.db.orm.em.fork().insert(ChecklistItem, {
    id: server.services.newId(),
    institution: season.institution.id,
    cohort: season.cohort.id,
    label: 'Insurance',
    kind: 'INSURANCE',
    needs: 'TICK',
    gate: 'APPLY',
    position: 1,
    createdAt: server.clock.now,
  })
  await expect(submitApplication(server.as(season.student), form(await aVacancy(server, season)))).rejects.toMatchObject({
    code: 'CHECKLIST_OPEN',
  })
})

test('of a vacancy that closes while somebody applies, the application is there before, or refused', async () => {
  const season = await unplaced()
  for (let round = 0; round < 10; round++) {
    const input = form(await aVacancy(server, season))
    const close = server.db.orm.em.fork().nativeUpdate(Vacancy, { id: input.vacancyId }, { status: 'CLOSED', version: 2 })
    const [applied] = await Promise.allSettled([submitApplication(server.as(season.student), input), close])
    const there = await server.db.orm.em.fork().count(Application, { id: input.id })
    expect(there).toBe(applied.status === 'fulfilled' ? 1 : 0)
    if (applied.status === 'rejected') expect(applied.reason.code).toBe('APPLICATIONS_CLOSED')
    await server.db.orm.em.fork().nativeUpdate(Application, { id: input.id }, { status: 'WITHDRAWN' })
  }
})
