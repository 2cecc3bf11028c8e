import { Contact, Placement, User, UserAddress } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ctxFor } from '../../kernel/services.ts'
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
  const em = server.db.orm.em.fork()
  await em.nativeUpdate(Placement, { student: season.student.id }, { status: 'ENDED_EARLY', endedOn: season.cohort.startsOn })
  await expect(propose({ startsOn: season.cohort.startsOn }, season.student)).rejects.toMatchObject({
    code: 'DAYS_TAKEN',
    details: { fields: [{ pointer: '/startsOn' }], facts: { day: season.cohort.startsOn } },
  })
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

test('nor by another spelling of his own mailbox, nor by an address that was his', async () => {
  const { season, student } = await aStudent()
  const by = (email: string) => proposeFind(server.as(student), find(season, { supervisor: { name: 'X', title: '', email, phone: '' } }))
  await expect(by(student.email.replace('@', '+boss@'))).rejects.toMatchObject({ code: 'CONTACT_IS_STUDENT' })
  await server.db.orm.em
    .fork()
    .insert(UserAddress, { id: newId(), user: student.id, email: 'Asha.Before@dit.example', until: server.clock.now })
  await expect(by('asha.before@dit.example')).rejects.toMatchObject({ code: 'CONTACT_IS_STUDENT' })
})

test('an account that was merged into the student’s supervises nobody, and one that was merged into another leads there', async () => {
  const { season, student } = await aStudent()
  const em = server.db.orm.em.fork()
  const sent = find(season)
  await proposeFind(server.as(student), sent)
  const email = sent.supervisor.email
  const gone = { id: newId(), name: 'Gone', email, emailKey: email, language: 'en' as const, state: 'SUSPENDED' as const }
  await em.insert(User, { ...gone, mergedInto: student.id, createdAt: server.clock.now })
  const confirm = () => confirmFind(server.as(season.coordinator), { placementId: sent.id })
  await expect(confirm()).rejects.toMatchObject({ code: 'CONTACT_IS_STUDENT' })
  await em.nativeUpdate(User, { id: gone.id }, { mergedInto: season.industrialSupervisor.id })
  await confirm()
  expect((await em.fork().findOneOrFail(Placement, { id: sent.id })).industrialSupervisor?.id).toBe(season.industrialSupervisor.id)
})

test('who is suspended is no supervisor', async () => {
  const { season, student } = await aStudent()
  const { email } = season.industrialSupervisor
  const { placementId } = await proposeFind(server.as(student), find(season, { supervisor: { name: 'X', title: '', email, phone: '' } }))
  await server.db.orm.em.fork().nativeUpdate(User, { id: season.industrialSupervisor.id }, { state: 'SUSPENDED' })
  await expect(confirmFind(server.as(season.coordinator), { placementId })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    details: { fields: [{ pointer: '/supervisor/email' }] },
  })
})

test('a student who coordinates, too, confirms nothing of his own; a coordinator who studies takes back nobody’s', async () => {
  const { season, student } = await aStudent()
  const { placementId } = await proposeFind(server.as(student), find(season))
  const held = (role: 'student' | 'coordinator', institutionId: string) => ({ role, institutionId, organisationId: null })
  const as = (userId: string, roles: ReturnType<typeof held>[]) => ctxFor(server.services, { kind: 'user', userId, roles })
  const here = season.institution.id
  const both = as(student.id, [held('student', here), held('coordinator', here)])
  await expect(confirmFind(both, { placementId })).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  const studies = as(season.coordinator.id, [held('coordinator', here), held('student', (await server.season()).institution.id)])
  await expect(withdrawFind(studies, { placementId })).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  expect((await viewFind(server.as(student), placementId)).status).toBe('PROPOSED')
})

test('sent again and again at once it is one proposal; the same id with anything else is refused', async () => {
  const { season, student } = await aStudent()
  const sent = find(season)
  const propose = (over: object = {}) => proposeFind(server.as(student), { ...sent, ...over })
  const answers = await Promise.all([1, 2, 3, 4].map(() => propose()))
  expect(new Set(answers.map(({ placementId }) => placementId))).toEqual(new Set([sent.id]))
  expect((await server.eventsOf(sent.id)).map(({ kind }) => kind)).toEqual(['placement.proposed'])
  const host = { organisationId: season.organisation.id, siteId: season.site.id }
  for (const over of [{ host }, { supervisor: { ...sent.supervisor, name: 'Another' } }, { note: 'Another.' }])
    await expect(propose(over)).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('a season that is over takes none, by the institution’s clock', async () => {
  const { season, student } = await aStudent()
  const [now, lastHour, next] = [server.clock.now, '20:59:00Z', '21:01:00Z']
  server.clock.now = new Date(`${season.cohort.endsOn}T${lastHour}`)
  expect(await findSeasons(server.as(student))).toHaveLength(1)
  server.clock.now = new Date(`${season.cohort.endsOn}T${next}`)
  expect(await findSeasons(server.as(student))).toEqual([])
  await expect(proposeFind(server.as(student), find(season))).rejects.toMatchObject({ details: { fields: [{ pointer: '/cohortId' }] } })
  server.clock.now = now
})

test('proposed in time, it is not confirmed once the season is over', async () => {
  const { season, student } = await aStudent()
  const now = server.clock.now
  const { placementId } = await proposeFind(server.as(student), find(season))
  const confirm = () => confirmFind(server.as(season.coordinator), { placementId })
  try {
    server.clock.now = new Date(`${season.cohort.endsOn}T21:01:00Z`)
    await expect(confirm()).rejects.toMatchObject({ code: 'SEASON_OVER' })
    expect((await server.eventsOf(placementId)).map(({ kind }) => kind)).toEqual(['placement.proposed'])
    server.clock.now = new Date(`${season.cohort.endsOn}T20:59:00Z`)
    expect(await confirm()).toMatchObject({ status: 'CONFIRMED' })
  } finally {
    server.clock.now = now
  }
})
