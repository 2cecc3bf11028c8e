import { Contact, Invitation, Mail, Placement, User } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anotherStudent } from '../../testing/vacancies.ts'
import { mailNotifications } from './mail-notifications.ts'
import { notificationsProjection } from './notifications.projection.ts'
import { listNotifications } from './notifications.queries.ts'

const NAMES = ['Asha', 'Baraka', 'Chiku', 'Doto', 'Eliya']

let server: TestServer
let season: TestSeason
let coordinator: TestBrowser
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.clock.now = new Date('2026-08-18T09:00:00Z')
  season = await server.season()
  coordinator = new TestBrowser(server)
  await coordinator.signIn(season.coordinator)
})

async function project(): Promise<void> {
  while ((await sequence(server.services.orm)) + (await advance(server.services.orm, notificationsProjection)) > 0);
}

/** Places students of these names with the season's host and lecturer, all at once. */
async function place(names: readonly string[]): Promise<TestPerson[]> {
  const students = await Promise.all(names.map((name) => anotherStudent(server, season, name)))
  const contact = await server.db.orm.em.fork().findOneOrFail(Contact, { user: season.industrialSupervisor.id })
  const { status } = await coordinator.mutate('placing.assign', {
    cohortId: season.cohort.id,
    organisationId: season.organisation.id,
    siteId: season.site.id,
    contactId: contact.id,
    vacancyId: null,
    startsOn: '2026-08-17',
    endsOn: '2026-08-28',
    requestId: server.services.newId(),
    students: students.map(({ id }) => ({ studentId: id, universitySupervisorId: season.universitySupervisor.id })),
  })
  expect(status).toBe(200)
  await project()
  return students
}

const linesOf = async (person: TestPerson, language: 'en' | 'sw' = 'en') =>
  (await listNotifications(server.as(person), { language, limit: 20 })).items.map(({ text }) => text)

test('a student is told his own placement as such, with the company and the days', async () => {
  const [asha] = (await place(['Asha'])) as [TestPerson]
  const host = season.organisation.name
  expect(await linesOf(asha)).toEqual([`You are placed at ${host}, Mon 17 – Fri 28 Aug.`])
  expect(await linesOf(asha, 'sw')).toEqual([expect.stringMatching(new RegExp(`^Umepangiwa mafunzo ${host}, .+ – .+\\.$`))])
  expect(await linesOf(season.industrialSupervisor)).toEqual([`Asha is placed with you: ${host}, Mon 17 – Fri 28 Aug.`])
})

test('many who are placed at once are one line and one mail for who looks after them, and one each for themselves', async () => {
  const students = await place(NAMES)
  for (const supervisor of [season.industrialSupervisor, season.universitySupervisor]) {
    const [line, ...others] = await linesOf(supervisor)
    expect(others).toEqual([])
    expect(line).toMatch(/^5 students are placed with you: \w+, \w+, \w+ and 2 more\.$/)
    expect(await mailNotifications(server.services, supervisor.id)).not.toBeNull()
    expect(await server.db.orm.em.fork().find(Mail, { user: supervisor.id })).toMatchObject([{ subject: line }])
  }
  expect(await linesOf(season.industrialSupervisor, 'sw')).toEqual([
    expect.stringMatching(/^Wanafunzi 5 wamepangwa kwako: .+ na wengine 2\.$/),
  ])
  for (const student of students) expect(await linesOf(student)).toEqual([expect.stringMatching(/^You are placed at /)])
})

test('a change of many supervisors names who made it', async () => {
  const students = await place(NAMES.slice(0, 2))
  const placements = await server.db.orm.em.fork().find(Placement, { student: { $in: students.map(({ id }) => id) } })
  const changes = placements.map(({ id }) => ({
    placementId: id,
    supervisorId: season.lecturer.id,
    was: season.universitySupervisor.id,
  }))
  server.clock.forward(1_000)
  const { status } = await coordinator.mutate('placing.supervise', { as: 'university', changes, requestId: server.services.newId() })
  expect(status).toBe(200)
  await project()
  expect(await linesOf(season.lecturer)).toEqual([
    expect.stringMatching(new RegExp(`^${season.coordinator.name} changed who supervises 2 students: \\w+ and \\w+\\.$`)),
  ])
  const [asha] = students as [TestPerson]
  expect((await linesOf(asha))[0]).toBe(`${season.coordinator.name} made ${season.lecturer.name} your university supervisor.`)
})

test('a host’s contact who was never invited gets the link for an account with the first mail about a student, once', async () => {
  const em = () => server.db.orm.em.fork()
  const { id } = season.industrialSupervisor
  const kinds = async () => (await em().find(Mail, { user: id }, { orderBy: { id: 'asc' } })).map(({ kind }) => kind)
  await em().nativeUpdate(User, { id }, { passwordHash: null })
  await place(['Asha'])
  await mailNotifications(server.services, id)
  expect((await kinds()).toSorted()).toEqual(['digest', 'invitation'])
  expect(await em().find(Invitation, { user: id })).toMatchObject([{ institution: { id: season.institution.id }, supersededAt: null }])
  expect(await server.eventsOf(id)).toMatchObject([{ kind: 'user.invited', actorKind: 'system', actorRole: null }])

  server.clock.forward(1_000)
  await place(['Baraka'])
  await mailNotifications(server.services, id)
  expect((await kinds()).toSorted()).toEqual(['digest', 'digest', 'invitation'])
})

test('who has an account is sent no link, nor is a student whom nobody has invited yet', async () => {
  const [asha] = (await place(['Asha'])) as [TestPerson]
  for (const { id } of [asha, season.industrialSupervisor]) {
    expect(await mailNotifications(server.services, id)).not.toBeNull()
    expect(await server.db.orm.em.fork().count(Invitation, { user: id })).toBe(0)
  }
})
