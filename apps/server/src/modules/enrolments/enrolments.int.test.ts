import { Application, Cohort, Membership, Placement, Programme, StudentProfile, User, Vacancy } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, anotherStudent, aVacancy } from '../../testing/vacancies.ts'
import { listStudents, viewCohort } from '../cohorts/index.ts'
import { endEnrolments } from './end-enrolments.ts'
import { enrolStudents } from './enrol-students.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()

/** A season with nobody in it, beside the built one, and two civil engineers. */
async function anEmptySeason() {
  const season = await server.season()
  const em = server.db.orm.em.fork()
  const createdAt = new Date('2026-01-01T00:00:00Z')
  const [civil, cohortId] = [newId(), newId()]
  await em.insert(Programme, { id: civil, institution: season.institution.id, code: 'CV', name: 'Civil', createdAt })
  const civils: string[] = []
  for (const name of ['Amina Said', 'Zuhura Bakari']) {
    const [id, email] = [newId(), `${name.split(' ')[0]}.${season.institution.id}@example.test`]
    civils.push(id)
    await em.insert(User, { id, name, email, emailKey: emailKey(email), passwordHash: null, createdAt })
    await em.insert(Membership, { id: newId(), user: id, role: 'student', institution: season.institution.id, since: createdAt })
    await em.insert(StudentProfile, {
      id: newId(),
      institution: season.institution.id,
      user: id,
      programme: civil,
      registrationNumber: `2026-CV-${civils.length}`,
      createdAt,
    })
  }
  const { startsOn, endsOn, requiredDays, workingDays, logWindowDays } = season.cohort
  const rules = { startsOn, endsOn, requiredDays, workingDays, logWindowDays, createdAt }
  await em.insert(Cohort, { id: cohortId, institution: season.institution.id, programme: null, name: 'Second term', ...rules })
  return { season, cohortId, civil, civils, ctx: server.as(season.coordinator) }
}

const namesIn = async (season: TestSeason, cohortId: string, over: Partial<Parameters<typeof listStudents>[1]> = {}) =>
  (await listStudents(server.as(season.coordinator), { cohortId, show: 'enrolled', limit: 20, ...over })).items.map(({ name }) => name)

test('a programme is enrolled with one press, again without harm', async () => {
  const { season, cohortId, civil, ctx } = await anEmptySeason()
  const input = { cohortId, programmeId: civil, requestId: newId() }
  const view = await enrolStudents(ctx, input)
  expect(view).toMatchObject({ enrolled: 2, placed: 0 })
  expect(await enrolStudents(ctx, input)).toEqual(view)
  await expect(enrolStudents(ctx, { ...input, programmeId: season.programme.id })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await enrolStudents(ctx, { cohortId, programmeId: season.programme.id })).toMatchObject({ enrolled: 4 })
  expect(await server.eventsOf(cohortId)).toMatchObject([
    { kind: 'cohort.studentsEnrolled', data: { count: 2, programmeId: civil, studentId: null } },
    { kind: 'cohort.studentsEnrolled', data: { count: 2, programmeId: season.programme.id } },
  ])
})

test('single students come and go; who is nobody here is refused by place', async () => {
  const { season, cohortId, civils, ctx } = await anEmptySeason()
  const elsewhere = await server.season()
  const one = { cohortId, studentIds: civils.slice(0, 1) }
  expect(await enrolStudents(ctx, one)).toMatchObject({ enrolled: 1 })
  await expect(enrolStudents(ctx, { cohortId, studentIds: [...civils, elsewhere.student.id] })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/studentIds/2' }],
  })
  const end = { ...one, requestId: newId() }
  expect(await endEnrolments(ctx, end)).toMatchObject({ enrolled: 0 })
  expect(await endEnrolments(ctx, end)).toMatchObject({ enrolled: 0 })
  expect(await namesIn(season, cohortId)).toEqual([])
  expect(await enrolStudents(ctx, one)).toMatchObject({ enrolled: 1 })
  expect((await server.eventsOf(cohortId)).map(({ kind, data }) => [kind, data.studentId])).toEqual([
    ['cohort.studentsEnrolled', civils[0]],
    ['cohort.enrolmentsEnded', civils[0]],
    ['cohort.studentsEnrolled', civils[0]],
  ])
})

test('whose role has ended is no student any more: not listed, not named, not enrolled with his programme', async () => {
  const { season, cohortId, civil, civils, ctx } = await anEmptySeason()
  await server.db.orm.em.fork().nativeUpdate(Membership, { user: civils[1] }, { until: server.clock.now })
  expect(await namesIn(season, cohortId, { show: 'others', programmeId: civil })).toEqual(['Amina Said'])
  await expect(enrolStudents(ctx, { cohortId, studentIds: civils })).rejects.toMatchObject({ fields: [{ pointer: '/studentIds/1' }] })
  expect(await enrolStudents(ctx, { cohortId, programmeId: civil })).toMatchObject({ enrolled: 1 })
  expect(await namesIn(season, cohortId)).toEqual(['Amina Said'])
})

test('sent again with other students it is refused', async () => {
  const { cohortId, civils, ctx } = await anEmptySeason()
  const enrol = { cohortId, studentIds: civils, requestId: newId() }
  await enrolStudents(ctx, enrol)
  expect(await enrolStudents(ctx, { ...enrol, studentIds: [...civils].reverse() })).toMatchObject({ enrolled: 2 })
  await expect(enrolStudents(ctx, { ...enrol, studentIds: civils.slice(1) })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  const end = { cohortId, studentIds: civils.slice(1), requestId: newId() }
  await endEnrolments(ctx, end)
  await expect(endEnrolments(ctx, { ...end, studentIds: civils })).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('who leaves a season lets go of what is open there, and the place that an offer kept is free again', async () => {
  const season = await server.season()
  const em = () => server.db.orm.em.fork()
  const [leaver, stayer] = await Promise.all(['Asha', 'Zuberi'].map((name) => anotherStudent(server, season, name)))
  if (!leaver || !stayer) throw new Error('Two students are needed.')
  const [offering, other] = [await aVacancy(server, season, { slots: 1, held: 1 }), await aVacancy(server, season)]
  const offer = await anApplication(server, season, offering, leaver, 'OFFERED')
  const waiting = await anApplication(server, season, other, leaver, 'WAITLISTED')
  const rejected = await anApplication(server, season, other, leaver, 'REJECTED')
  const stays = await anApplication(server, season, other, stayer, 'SUBMITTED')
  const input = { cohortId: season.cohort.id, studentIds: [leaver.id], requestId: newId() }
  const view = await endEnrolments(server.as(season.coordinator), input)
  expect(await endEnrolments(server.as(season.coordinator), input), 'sent twice').toEqual(view)
  const statusOf = async (id: string) => (await em().findOneOrFail(Application, id)).status
  expect(await Promise.all([offer, waiting, rejected, stays].map(statusOf))).toEqual(['DECLINED', 'WITHDRAWN', 'REJECTED', 'SUBMITTED'])
  expect(await em().findOneOrFail(Vacancy, offering)).toMatchObject({ held: 0, taken: 0 })
  expect(await server.eventsOf(waiting)).toMatchObject([{ kind: 'application.withdrawn', actorRole: 'coordinator' }])
  expect(await server.eventsOf(season.cohort.id)).toMatchObject([{ kind: 'cohort.enrolmentsEnded', data: { count: 1, applications: 2 } }])
})

test('who is placed stays in the season', async () => {
  const season = await server.season()
  const ids = [season.student.id, season.classmate.id]
  await expect(endEnrolments(server.as(season.coordinator), { cohortId: season.cohort.id, studentIds: ids })).rejects.toMatchObject({
    code: 'HAS_PLACEMENT',
    facts: { count: 2 },
  })
  expect(await namesIn(season, season.cohort.id)).toEqual(['Juma Mtwale', 'Neema Mushi'])
  expect(await server.eventsOf(season.cohort.id)).toEqual([])
})

test('who has completed a placement counts as placed', async () => {
  const season = await server.season()
  await server.db.orm.em.fork().nativeUpdate(Placement, { student: season.student.id }, { status: 'COMPLETED' })
  expect(await namesIn(season, season.cohort.id, { show: 'placed' })).toEqual(['Juma Mtwale', 'Neema Mushi'])
  expect(await namesIn(season, season.cohort.id, { show: 'unplaced' })).toEqual([])
  expect(await viewCohort(server.as(season.coordinator), season.cohort.id)).toMatchObject({ enrolled: 2, placed: 2 })
})

test('students are listed by what they are to the season, searched, and paged', async () => {
  const { season, cohortId, civil, civils, ctx } = await anEmptySeason()
  await enrolStudents(ctx, { cohortId, studentIds: [...civils, season.student.id] })
  expect(await namesIn(season, cohortId)).toEqual(['Amina Said', 'Neema Mushi', 'Zuhura Bakari'])
  expect(await namesIn(season, cohortId, { show: 'others' })).toEqual(['Juma Mtwale'])
  expect(await namesIn(season, cohortId, { show: 'placed' })).toEqual([])
  expect(await namesIn(season, season.cohort.id, { show: 'placed' })).toEqual(['Juma Mtwale', 'Neema Mushi'])
  expect(await namesIn(season, cohortId, { programmeId: civil, q: '2026-cv-2' })).toEqual(['Zuhura Bakari'])
  expect(await namesIn(season, cohortId, { q: '%' })).toEqual([])
  const first = await listStudents(ctx, { cohortId, show: 'unplaced', limit: 2 })
  const second = await listStudents(ctx, { cohortId, show: 'unplaced', limit: 2, cursor: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Amina Said', 'Neema Mushi', 'Zuhura Bakari'])
  expect(second.next).toBeNull()
})

test('for everybody else there is no such season', async () => {
  const { season, cohortId, civils } = await anEmptySeason()
  const elsewhere = await server.season()
  for (const who of [season.student, season.universitySupervisor, season.industrialSupervisor, elsewhere.coordinator]) {
    const ctx = server.as(who)
    await expect(enrolStudents(ctx, { cohortId, studentIds: civils })).rejects.toMatchObject({ code: 'COHORT_NOT_FOUND' })
    await expect(endEnrolments(ctx, { cohortId, studentIds: civils })).rejects.toMatchObject({ code: 'COHORT_NOT_FOUND' })
    await expect(listStudents(ctx, { cohortId, show: 'enrolled', limit: 20 })).rejects.toMatchObject({ code: 'COHORT_NOT_FOUND' })
  }
  expect(await server.eventsOf(cohortId)).toEqual([])
})
