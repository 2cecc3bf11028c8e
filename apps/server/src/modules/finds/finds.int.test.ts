import { Contact, Placement, User } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anotherStudent } from '../../testing/vacancies.ts'
import { confirmFind, withdrawFind } from './decide-find.ts'
import { findSeasons, viewFind } from './finds.queries.ts'
import { proposeFind } from './propose-find.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()

const find = (season: TestSeason, over: object = {}) => ({
  id: newId(),
  cohortId: season.cohort.id,
  host: { name: 'Rufiji Hydro Works', site: 'Power house', address: 'Rufiji' },
  supervisor: { name: 'Eng. Peter Kilawe', title: 'Engineer', email: `kilawe-${newId()}@rufiji.example`, phone: '+255 22 211 1174' },
  startsOn: season.cohort.startsOn,
  endsOn: season.cohort.endsOn,
  note: 'My uncle works there.',
  letterId: null,
  ...over,
})

async function aStudent(): Promise<{ season: TestSeason; student: TestPerson }> {
  const season = await server.season()
  return { season, student: await anotherStudent(server, season, 'Asha Juma') }
}

test('a student proposes, a coordinator confirms: the supervisor is a checked contact, and the placement stands', async () => {
  const { season, student } = await aStudent()
  expect((await findSeasons(server.as(student))).map(({ id }) => id)).toEqual([season.cohort.id])
  const sent = find(season)
  const proposed = await proposeFind(server.as(student), sent)
  expect(proposed).toMatchObject({
    status: 'PROPOSED',
    organisation: { name: 'Rufiji Hydro Works', status: 'PROPOSED' },
    supervisorChecked: false,
  })
  expect(await proposeFind(server.as(student), sent), 'sent twice').toEqual(proposed)
  expect(await findSeasons(server.as(student))).toEqual([])
  expect(await server.db.orm.em.fork().count(User, { emailKey: sent.supervisor.email }), 'nobody is made of a proposal').toBe(0)

  const act = { placementId: sent.id, requestId: newId() }
  const confirmed = await confirmFind(server.as(season.coordinator), act)
  expect(confirmed).toMatchObject({ status: 'CONFIRMED', supervisorChecked: true })
  expect(await confirmFind(server.as(season.coordinator), act)).toEqual(confirmed)
  const placement = await server.db.orm.em.fork().findOneOrFail(Placement, { id: sent.id }, { populate: ['industrialSupervisor'] })
  expect(placement.industrialSupervisor?.email).toBe(sent.supervisor.email)
  expect(await server.db.orm.em.fork().find(Contact, { user: placement.industrialSupervisor })).toMatchObject([{ state: 'CHECKED' }])
  expect((await server.eventsOf(sent.id)).map(({ kind }) => kind)).toEqual(['placement.proposed', 'placement.confirmed'])
  await expect(withdrawFind(server.as(student), { placementId: sent.id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('nobody vouches for himself: not by his own address, however it is written, nor by another student’s', async () => {
  const { season, student } = await aStudent()
  const by = (email: string) => proposeFind(server.as(student), find(season, { supervisor: { name: 'X', title: '', email, phone: '' } }))
  const refusal = { code: 'CONTACT_IS_STUDENT', details: { fields: [{ pointer: '/supervisor/email' }] } }
  await expect(by(student.email)).rejects.toMatchObject(refusal)
  await expect(by(student.email.toUpperCase())).rejects.toMatchObject(refusal)
  await expect(by(season.student.email)).rejects.toMatchObject(refusal)
  expect(await server.db.orm.em.fork().count(Placement, { student: student.id })).toBe(0)
})

test('days, sites and seasons that don’t fit are named; who is placed proposes nothing', async () => {
  const { season, student } = await aStudent()
  const propose = (over: object, who = student) => proposeFind(server.as(who), find(season, over))
  await expect(propose({ startsOn: season.cohort.endsOn, endsOn: season.cohort.startsOn })).rejects.toMatchObject({
    details: { fields: [{ pointer: '/endsOn' }] },
  })
  await expect(propose({ startsOn: '2020-01-01' })).rejects.toMatchObject({ details: { fields: [{ pointer: '/startsOn' }] } })
  const other = await server.season()
  await expect(propose({ host: { organisationId: season.organisation.id, siteId: other.site.id } })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
  })
  await expect(propose({ cohortId: other.cohort.id })).rejects.toMatchObject({ code: 'NOT_ENROLLED' })
  await expect(propose({}, season.student)).rejects.toMatchObject({ code: expect.stringMatching(/ALREADY_PLACED|NOT_ENROLLED/) })
})

test('taken back, it is gone, and another can be proposed; two at once are one', async () => {
  const { season, student } = await aStudent()
  const first = await proposeFind(server.as(student), find(season))
  expect((await withdrawFind(server.as(student), { placementId: first.placementId })).status).toBe('CANCELLED')
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => proposeFind(server.as(student), find(season))))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('it is seen by the student and his coordinators alone', async () => {
  const { season, student } = await aStudent()
  const other = await server.season()
  const { placementId } = await proposeFind(server.as(student), find(season))
  for (const who of [season.student, season.industrialSupervisor, season.universitySupervisor, other.coordinator])
    await expect(viewFind(server.as(who), placementId)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  await expect(confirmFind(server.as(other.coordinator), { placementId })).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  expect((await viewFind(server.as(season.coordinator), placementId)).supervisor.name).toBe('Eng. Peter Kilawe')
})
