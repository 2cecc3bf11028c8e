import { Contact, Enrolment, Membership, Placement, Session, StudentProfile, User } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { addPerson } from './add-person.ts'
import { endRole } from './change-roles.ts'
import { listPersonEvents } from './history.queries.ts'
import { mergePeople } from './merge-people.ts'
import { listPeople } from './people.queries.ts'
import { viewPerson } from './person.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Season = Awaited<ReturnType<TestServer['season']>>

const newId = () => server.services.newId()
const em = () => server.db.orm.em.fork()

const addLecturer = (season: Season, over: object = {}) =>
  addPerson(server.as(season.coordinator), server.services, {
    id: newId(),
    institutionId: season.institution.id,
    role: 'universitySupervisor',
    name: 'Asha Juma',
    email: `person-${newId()}@udsm.example`,
    student: null,
    invite: false,
    ...over,
  })

const addStudent = async (season: Season, registrationNumber: string, over: object = {}) => {
  const { student } = await viewPerson(server.as(season.coordinator), season.student.id)
  return addLecturer(season, {
    role: 'student',
    student: { registrationNumber, programmeId: student?.programmeId ?? '', cohortId: season.cohort.id },
    ...over,
  })
}

const endLecturer = (season: Season, { id, memberships }: Awaited<ReturnType<typeof addLecturer>>) =>
  endRole(server.as(season.coordinator), server.services, { id, membershipId: memberships[0]?.id ?? '' })

const merge = (season: Season, id: string, intoId: string, requestId?: string) =>
  mergePeople(server.as(season.coordinator), server.services, { id, intoId, requestId })

test('a lecturer known twice becomes one: roles and placements go over, the other account is out and leads on', async () => {
  const season = await server.season()
  const stays = await addLecturer(season)
  const gone = season.universitySupervisor
  const browser = new TestBrowser(server)
  await browser.signIn(gone)
  const requestId = newId()
  const merged = await merge(season, gone.id, stays.id, requestId)
  expect(merged).toMatchObject({ id: stays.id, earlierEmails: [{ email: gone.email }] })
  expect(merged.placements.every(({ role }) => role === 'universitySupervisor')).toBe(true)
  expect(merged.placements.length).toBeGreaterThan(0)
  expect(merged.memberships.filter(({ until }) => until === null)).toHaveLength(1)
  expect(await em().count(Placement, { universitySupervisor: gone.id })).toBe(0)

  expect((await browser.query('accounts.sessions')).code).toBe('SIGNED_OUT')
  expect((await browser.signIn(gone)).code).toBe('WRONG_CREDENTIALS')
  expect(await em().count(Session, { user: gone.id })).toBe(0)
  const ctx = server.as(season.coordinator)
  expect((await listPeople(ctx, { limit: 100 })).items.map(({ id }) => id)).not.toContain(gone.id)
  const [event] = (await server.eventsOf(gone.id)).filter(({ kind }) => kind === 'user.merged')
  expect(event?.data).toMatchObject({ intoId: stays.id })

  expect(await merge(season, gone.id, stays.id, requestId), 'sent twice').toEqual(merged)
  expect((await server.eventsOf(gone.id)).filter(({ kind }) => kind === 'user.merged')).toHaveLength(1)
  await expect(merge(season, stays.id, gone.id, requestId)).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(merge(season, stays.id, gone.id)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
})

test('a student entered twice becomes one, with the season, the placement and the logs of the account that had them', async () => {
  const season = await server.season()
  const stays = await addStudent(season, 'T21-03-70001')
  const merged = await merge(season, season.student.id, stays.id)
  expect(merged.student?.registrationNumber, 'of the account that stays').toBe('T21-03-70001')
  expect(merged.placements).toMatchObject([{ role: 'student' }])
  expect(await em().count(Enrolment, { student: stays.id, endedAt: null })).toBe(1)
  expect(await em().count(Enrolment, { student: season.student.id, endedAt: null })).toBe(0)
})

test('where only the other account is a student, its profile goes over, number and all', async () => {
  const season = await server.season()
  const student = await addStudent(season, 'T21-03-70002')
  const stays = await addLecturer(season, { name: 'Another' })
  const refused = { code: 'MERGE_REFUSED', facts: { reason: 'roles' } }
  await expect(merge(season, student.id, stays.id), 'nobody is both').rejects.toMatchObject(refused)
  await expect(merge(season, stays.id, student.id)).rejects.toMatchObject(refused)
  await expect(merge(season, student.id, season.industrialSupervisor.id)).rejects.toMatchObject(refused)
  expect(await em().count(Membership, { user: { $in: [student.id, stays.id] }, until: null })).toBe(2)
  await endLecturer(season, stays)
  const merged = await merge(season, student.id, stays.id)
  expect(merged.student?.registrationNumber).toBe('T21-03-70002')
  expect(await em().count(StudentProfile, { user: student.id })).toBe(0)
  expect(await em().count(Enrolment, { student: stays.id, endedAt: null })).toBe(1)
})

test('an industrial supervisor with two addresses keeps one contact at the host, with both addresses', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const [known] = await em().find(Contact, { user: season.industrialSupervisor.id, institution: season.institution.id })
  const twin = await addLecturer(season, { name: 'Neema Host' })
  if (known)
    await em().insert(Contact, {
      id: newId(),
      institution: season.institution.id,
      organisation: known.organisation.id,
      user: twin.id,
      name: 'Neema Host',
      title: '',
      phone: '',
      state: 'UNCHECKED',
      version: 1,
      createdAt: server.services.clock(),
    })
  const merged = await merge(season, season.industrialSupervisor.id, twin.id)
  expect(merged.placements.map(({ role }) => role)).toContain('industrialSupervisor')
  expect(await em().count(Contact, { user: twin.id })).toBe(known ? 1 : 0)
  expect(await em().count(Contact, { user: season.industrialSupervisor.id })).toBe(0)
  expect((await viewPerson(ctx, season.industrialSupervisor.id)).mergedInto).toMatchObject({ id: twin.id })
})

test('who supervises the other is not the same person, and two placed students are not one', async () => {
  const season = await server.season()
  await expect(merge(season, season.student.id, season.universitySupervisor.id)).rejects.toMatchObject({
    code: 'MERGE_REFUSED',
    facts: { reason: 'vouches' },
  })
  const second = await addStudent(season, 'T21-03-70003')
  const placement = await em().findOneOrFail(Placement, { student: season.student.id })
  await em().insert(Placement, {
    id: newId(),
    institution: season.institution.id,
    cohort: season.cohort.id,
    student: second.id,
    organisation: placement.organisation.id,
    site: placement.site.id,
    startsOn: placement.startsOn,
    endsOn: placement.endsOn,
    status: placement.status,
    source: 'ASSIGNED',
    createdAt: server.services.clock(),
  })
  await expect(merge(season, season.student.id, second.id)).rejects.toMatchObject({
    code: 'MERGE_REFUSED',
    facts: { reason: 'placements' },
  })
  expect(await em().count(User, { id: season.student.id, state: 'ACTIVE', mergedInto: null })).toBe(1)
})

test('nobody merges himself away, a stranger, or somebody who belongs elsewhere too; the last coordinator stays able to sign in', async () => {
  const [season, other] = [await server.season(), await server.season()]
  const lecturer = await addLecturer(season)
  await expect(merge(season, season.coordinator.id, lecturer.id)).rejects.toMatchObject({ code: 'YOURSELF' })
  await expect(merge(season, lecturer.id, lecturer.id)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(merge(season, other.student.id, lecturer.id)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
  const shared = await addLecturer(season, { email: other.universitySupervisor.email })
  for (const [id, intoId] of [
    [shared.id, lecturer.id],
    [lecturer.id, shared.id],
  ] as const)
    await expect(merge(season, id, intoId)).rejects.toMatchObject({ code: 'PERSON_ELSEWHERE' })
  expect(await em().count(Membership, { user: lecturer.id, until: null })).toBe(1)
})

test('two merges of the same pair the other way round: one holds', async () => {
  const season = await server.season()
  const [one, two] = [await addLecturer(season), await addLecturer(season)]
  const outcomes = await Promise.allSettled([merge(season, one.id, two.id), merge(season, two.id, one.id)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await em().count(User, { id: { $in: [one.id, two.id] }, state: 'ACTIVE' })).toBe(1)
})

test('who may be the same is named by name or number, and what happened to a person is told, latest first', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const one = await addStudent(season, 'T21/03/70004', { name: 'Mwanaidi Rashid Kombo' })
  const near = await addLecturer(season, { name: 'Kombo Mwanaidi Rashid' })
  const number = await addStudent(season, 'T21-03-70004', { name: 'M. R. K.' })
  expect((await viewPerson(ctx, one.id)).duplicates.map(({ id }) => id).sort()).toEqual([near.id, number.id].sort())
  await endLecturer(season, near)
  await merge(season, near.id, one.id)
  expect((await viewPerson(ctx, one.id)).duplicates.map(({ id }) => id)).toEqual([number.id])
  expect(await listPersonEvents(ctx, near.id)).toMatchObject([
    { kind: 'user.merged', by: { id: season.coordinator.id } },
    { kind: 'membership.ended' },
    { kind: 'user.added', role: 'universitySupervisor' },
  ])
  const stranger = (await server.season()).coordinator
  await expect(listPersonEvents(server.as(stranger), one.id)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
})
