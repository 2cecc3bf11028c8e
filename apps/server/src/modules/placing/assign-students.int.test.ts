import { Application, ArrivalNote, ChecklistItem, Contact, Placement, User, Vacancy } from '@ipt/db'
import { addDays } from '@ipt/domain'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, anotherStudent, aVacancy } from '../../testing/vacancies.ts'
import { assignStudents } from './assign-students.ts'
import { cancelPlacements } from './cancel-placements.ts'
import { planPlacements } from './plan-placements.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const em = () => server.db.orm.em.fork()
const place = (season: TestSeason) => ({
  cohortId: season.cohort.id,
  organisationId: season.organisation.id,
  siteId: season.site.id,
  contactId: null as string | null,
  vacancyId: null as string | null,
  startsOn: season.cohort.startsOn,
  endsOn: season.cohort.endsOn,
})
const named = (students: TestPerson[], universitySupervisorId: string | null = null) =>
  students.map(({ id }) => ({ studentId: id, universitySupervisorId }))
const assigning = (season: TestSeason, students: TestPerson[], more: object = {}) => ({
  ...place(season),
  students: named(students),
  requestId: server.services.newId(),
  ...more,
})
const studentsOf = (season: TestSeason, ...names: string[]) => Promise.all(names.map((name) => anotherStudent(server, season, name)))

test('students are placed together, take the vacancy’s places and let go of what they applied to', async () => {
  const season = await server.season()
  const coordinator = server.as(season.coordinator)
  const [asha, zuberi] = (await studentsOf(season, 'Asha', 'Zuberi')) as [TestPerson, TestPerson]
  const vacancyId = await aVacancy(server, season, { slots: 3 })
  const elsewhere = await aVacancy(server, season, { slots: 1, held: 1 })
  const offer = await anApplication(server, season, elsewhere, asha, 'OFFERED')
  const waiting = await anApplication(server, season, vacancyId, zuberi, 'SUBMITTED')
  const contact = await em().findOneOrFail(Contact, { user: season.industrialSupervisor.id })
  const input = assigning(season, [asha, zuberi], {
    contactId: contact.id,
    vacancyId,
    students: named([asha, zuberi], season.lecturer.id),
  })

  const { placementIds } = await assignStudents(coordinator, input)
  expect(await em().find(Placement, { id: { $in: placementIds } })).toMatchObject(
    [1, 2].map(() => ({
      status: 'CONFIRMED',
      source: 'ASSIGNED',
      vacancyId,
      industrialSupervisor: { id: season.industrialSupervisor.id },
      universitySupervisor: { id: season.lecturer.id },
    })),
  )
  expect(await em().findOneOrFail(Vacancy, vacancyId)).toMatchObject({ taken: 2, held: 0 })
  expect(await em().findOneOrFail(Vacancy, elsewhere)).toMatchObject({ taken: 0, held: 0 })
  expect((await em().findOneOrFail(Application, offer)).status).toBe('DECLINED')
  expect((await em().findOneOrFail(Application, waiting)).status).toBe('WITHDRAWN')
  expect(await server.eventsOf(offer)).toMatchObject([{ kind: 'application.declined', actorRole: 'coordinator' }])
  for (const id of placementIds)
    expect(await server.eventsOf(id)).toMatchObject([{ kind: 'placement.confirmed', toStatus: 'CONFIRMED', data: { vacancyId } }])

  expect(await assignStudents(coordinator, input), 'sent twice').toEqual({ placementIds })
  expect(await em().count(Placement, { student: { $in: [asha.id, zuberi.id] } })).toBe(2)
  await expect(assignStudents(coordinator, { ...input, students: named([asha]) })).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('a plan says who can’t and why, shares lecturers out, and writes nothing', async () => {
  const season = await server.season()
  const coordinator = server.as(season.coordinator)
  const [asha, zuberi, left, shut] = (await studentsOf(season, 'Asha', 'Zuberi', 'Mwajuma', 'Rehema')) as [
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
  ]
  const vacancyId = await aVacancy(server, season, { slots: 1 })
  await em().nativeUpdate(User, { id: shut.id }, { state: 'SUSPENDED' })
  await em().execute('update enrolment set ended_at = now() where student_id = ?', [left.id])
  const ids = [season.student, left, shut, asha, zuberi].map(({ id }) => id)
  const plan = await planPlacements(coordinator, { ...place(season), vacancyId, studentIds: ids, most: 5 })
  expect(plan.students.map(({ refusal }) => refusal)).toEqual(['ALREADY_PLACED', 'NOT_ENROLLED', 'SUSPENDED', null, 'NO_FREE_SLOT'])
  expect(plan.students.map(({ universitySupervisor }) => universitySupervisor !== null)).toEqual([false, false, false, true, false])
  expect(plan.loads.reduce((sum, { load }) => sum + load, 0)).toBe(3)

  await server.db.orm.em.fork().insert(ChecklistItem, {
    id: server.services.newId(),
    institution: season.institution.id,
    cohort: season.cohort.id,
    label: 'Insurance',
    kind: 'OTHER',
    needs: 'TICK',
    gate: 'PLACEMENT',
    position: 1,
    createdAt: new Date(),
  })
  const gated = await planPlacements(coordinator, { ...place(season), studentIds: [asha.id], most: null })
  expect(gated.students).toMatchObject([{ refusal: 'CHECKLIST_OPEN', open: ['Insurance'] }])
  await expect(assignStudents(coordinator, assigning(season, [asha]))).rejects.toMatchObject({
    code: 'STUDENTS_REFUSED',
    facts: { students: 'Asha', refusals: 'CHECKLIST_OPEN' },
  })
  expect(await em().count(Placement, { student: { $in: [asha.id, zuberi.id, left.id] } })).toBe(0)
})

test('nobody is at two places on one day: after a placement that ended, the next one begins later', async () => {
  const season = await server.season()
  const coordinator = server.as(season.coordinator)
  const { id, cohort } = { ...season, id: season.student.id }
  const last = addDays(cohort.startsOn, 10)
  await em().nativeUpdate(Placement, { student: id }, { status: 'ENDED_EARLY', endedOn: last })
  const from = (startsOn: string) => assignStudents(coordinator, assigning(season, [season.student], { startsOn }))
  await expect(from(last)).rejects.toMatchObject({ code: 'STUDENTS_REFUSED', facts: { refusals: 'DAYS_TAKEN' } })
  expect((await from(addDays(last, 1))).placementIds).toHaveLength(1)
})

test('of two coordinators who place the same students at once, one does, and nobody has two placements', async () => {
  const season = await server.season()
  const students = await studentsOf(season, 'Asha', 'Zuberi', 'Mwajuma')
  const act = (of: TestPerson[]) => assignStudents(server.as(season.coordinator), assigning(season, of))
  const both = await Promise.allSettled([act(students), act([...students].reverse())])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'STUDENTS_REFUSED', facts: { count: 3 } })
  expect(await em().count(Placement, { student: { $in: students.map(({ id }) => id) } })).toBe(3)
})

test('of two who take the last places at once, one does', async () => {
  const season = await server.season()
  const [asha, zuberi, mwajuma] = (await studentsOf(season, 'Asha', 'Zuberi', 'Mwajuma')) as [TestPerson, TestPerson, TestPerson]
  const vacancyId = await aVacancy(server, season, { slots: 2 })
  const act = (of: TestPerson[]) => assignStudents(server.as(season.coordinator), assigning(season, of, { vacancyId }))
  const both = await Promise.allSettled([act([asha, zuberi]), act([mwajuma])])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await em().findOneOrFail(Vacancy, vacancyId)).taken).toBe(await em().count(Placement, { vacancyId }))
})

test('sent twice at once it is one placing', async () => {
  const season = await server.season()
  const input = assigning(season, await studentsOf(season, 'Asha', 'Zuberi'))
  const [one, other] = await Promise.all([1, 2].map(() => assignStudents(server.as(season.coordinator), input)))
  expect(other).toEqual(one)
})

test('two hundred students are one act', async () => {
  const season = await server.season()
  const students = await studentsOf(season, ...Array.from({ length: 200 }, (_, index) => `Student ${index}`))
  const { placementIds } = await assignStudents(server.as(season.coordinator), assigning(season, students))
  expect(new Set(placementIds).size).toBe(200)
})

test('taken back while nothing began: the places are free, and the reason is kept', async () => {
  const season = await server.season()
  const coordinator = server.as(season.coordinator)
  const vacancyId = await aVacancy(server, season, { slots: 2 })
  const { placementIds } = await assignStudents(coordinator, assigning(season, await studentsOf(season, 'Asha', 'Zuberi'), { vacancyId }))
  const input = { placementIds, comment: 'The wrong site.', requestId: server.services.newId() }
  const answer = await cancelPlacements(coordinator, input)
  expect(await cancelPlacements(coordinator, input)).toEqual(answer)
  await expect(cancelPlacements(coordinator, { ...input, comment: 'Another reason.' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await em().findOneOrFail(Vacancy, vacancyId)).toMatchObject({ taken: 0 })
  for (const id of placementIds)
    expect((await server.eventsOf(id)).map(({ kind, toStatus }) => [kind, toStatus])).toEqual([
      ['placement.confirmed', 'CONFIRMED'],
      ['placement.cancelled', 'CANCELLED'],
    ])
})

test('what has begun is not taken back, nor what stands beside it', async () => {
  const season = await server.season()
  const coordinator = server.as(season.coordinator)
  const { placementIds } = await assignStudents(coordinator, assigning(season, await studentsOf(season, 'Asha', 'Zuberi')))
  await em().insert(ArrivalNote, {
    id: server.services.newId(),
    institution: season.institution.id,
    placement: placementIds[0] ?? '',
    status: 'REPORTED',
    arrivedOn: season.cohort.startsOn,
    note: '',
    revision: 1,
    reportedAt: server.clock.now,
  })
  const attempt = cancelPlacements(coordinator, { placementIds, comment: 'The wrong site.', requestId: server.services.newId() })
  await expect(attempt).rejects.toMatchObject({ code: 'PLACEMENTS_MOVED', facts: { count: 1 } })
  expect(await em().count(Placement, { id: { $in: placementIds }, status: 'CONFIRMED' })).toBe(2)
})

test('bad places, other people’s seasons and wrong roles are refused', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const [asha] = (await studentsOf(season, 'Asha')) as [TestPerson]
  const attempt = (who: TestPerson, more: object = {}) => assignStudents(server.as(who), assigning(season, [asha], more))
  await expect(attempt(other.coordinator)).rejects.toMatchObject({ code: 'COHORT_NOT_FOUND' })
  await expect(attempt(season.student)).rejects.toMatchObject({ code: 'COHORT_NOT_FOUND' })
  await expect(attempt(season.coordinator, { siteId: other.site.id })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(attempt(season.coordinator, { endsOn: '2031-01-01' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(attempt(season.coordinator, { contactId: server.services.newId() })).rejects.toMatchObject({ code: 'CONTACT_UNCHECKED' })
  const closed = await aVacancy(server, season, { status: 'CLOSED' })
  await expect(attempt(season.coordinator, { vacancyId: closed })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  await expect(attempt(season.coordinator, { students: named([asha, other.student]) })).rejects.toMatchObject({
    code: 'PERSON_NOT_FOUND',
    details: { fields: [{ pointer: '/students/1/studentId' }] },
  })
  await expect(attempt(season.coordinator, { students: named([asha], asha.id) })).rejects.toMatchObject({ code: 'OWN_SUPERVISOR' })
  await expect(attempt(season.coordinator, { students: named([asha], other.lecturer.id) })).rejects.toMatchObject({
    code: 'PERSON_NOT_FOUND',
  })
  expect(await em().count(Placement, { student: asha.id })).toBe(0)
})

test('nobody is placed under who is suspended, nor in a season that is over', async () => {
  const season = await server.season()
  const students = await studentsOf(season, 'Asha')
  const contact = await em().findOneOrFail(Contact, { user: season.industrialSupervisor.id })
  const assign = (more: object = {}) => assignStudents(server.as(season.coordinator), assigning(season, students, more))
  await em().nativeUpdate(User, { id: season.industrialSupervisor.id }, { state: 'SUSPENDED' })
  await expect(assign({ contactId: contact.id })).rejects.toMatchObject({ code: 'CONTACT_UNCHECKED' })
  const now = server.clock.now
  server.clock.now = new Date(`${season.cohort.endsOn}T21:01:00Z`)
  await expect(assign()).rejects.toMatchObject({ details: { fields: [{ pointer: '/cohortId' }] } })
  server.clock.now = now
  expect((await assign()).placementIds).toHaveLength(1)
})
