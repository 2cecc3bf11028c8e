import type { NotificationPage } from '@ipt/contracts'
import { Announcement, Membership, Notification } from '@ipt/db'
import { ANNOUNCEMENT_ROLES } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuild } from '../../kernel/projections.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { queried } from '../../testing/query.ts'
import { notificationsProjection } from '../notifications/index.ts'
import { listAnnouncements, listPlaces, viewAnnouncement } from './announcements.queries.ts'
import { publishAnnouncement } from './publish-announcement.ts'
import { announcement, project, readBy } from './testing/announcements.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('everybody of the institution reads it, once; nobody elsewhere does', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const input = announcement(server, season)
  const published = await publishAnnouncement(server.as(season.coordinator), input)
  expect(published).toEqual({
    id: input.id,
    title: input.title,
    body: input.body,
    by: { id: season.coordinator.id, name: season.coordinator.name },
    at: '2026-08-18T09:00:00.000Z',
    institution: { id: season.institution.id, name: season.institution.name },
    cohort: null,
    roles: [...ANNOUNCEMENT_ROLES].sort(),
    reached: { student: 2, industrialSupervisor: 2, universitySupervisor: 2 },
    retractedAt: null,
  })
  expect(await server.eventsOf(input.id)).toMatchObject([
    {
      kind: 'announcement.published',
      subjectType: 'announcement',
      actorRole: 'coordinator',
      contentDigest: null,
      data: { cohortId: null },
    },
  ])
  const readers = [
    season.student,
    season.classmate,
    season.industrialSupervisor,
    season.colleague,
    season.universitySupervisor,
    season.lecturer,
  ]
  for (const who of readers) expect(await readBy(server, who), who.name).toEqual([input.id])
  for (const who of [elsewhere.student, elsewhere.industrialSupervisor, elsewhere.universitySupervisor]) {
    expect(await readBy(server, who)).toEqual([])
    await expect(viewAnnouncement(server.as(who), input.id)).rejects.toMatchObject({ code: 'ANNOUNCEMENT_NOT_FOUND' })
  }

  await project(server)
  const told = await server.db.orm.em.fork().find(Notification, { subjectId: input.id })
  expect(told.map((row) => row.user.id).sort()).toEqual(readers.map(({ id }) => id).sort())
  const [line] = (await queried<NotificationPage>(server, season.industrialSupervisor, 'notifications.list', { language: 'sw' })).items
  expect(line).toMatchObject({ text: 'Tangazo: Site visits begin on Monday', path: `/industry/announcements/${input.id}` })
})

test('sent twice, even at once, it is one; the id with anything else is refused', async () => {
  const season = await server.season()
  const input = announcement(server, season)
  const send = () => publishAnnouncement(server.as(season.coordinator), input)
  const [one, two] = await Promise.all([send(), send()])
  expect(two).toEqual(one)
  expect(await publishAnnouncement(server.as(season.coordinator), { ...input, roles: [...input.roles].reverse() })).toEqual(one)
  expect(await server.eventsOf(input.id)).toHaveLength(1)
  for (const other of [{ title: 'Other' }, { body: 'Other' }, { cohortId: season.cohort.id }, { roles: ['student' as const] }])
    await expect(publishAnnouncement(server.as(season.coordinator), { ...input, ...other })).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('newest first, page by page', async () => {
  const season = await server.season()
  const ids: string[] = []
  for (const title of ['one', 'two', 'three']) {
    server.clock.forward(1_000)
    const input = announcement(server, season, { title })
    ids.unshift(input.id)
    await publishAnnouncement(server.as(season.coordinator), input)
  }
  const first = await listAnnouncements(server.as(season.student), { limit: 2 })
  const second = await listAnnouncements(server.as(season.student), { limit: 2, ...(first.next ? { cursor: first.next } : {}) })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
  expect(second.next).toBeNull()
})

test('a coordinator is offered his own places', async () => {
  const season = await server.season()
  expect(await listPlaces(server.as(season.coordinator))).toEqual([
    { id: season.institution.id, name: season.institution.name, cohorts: [{ id: season.cohort.id, name: season.cohort.name }] },
  ])
  expect(await listPlaces(server.as(season.lecturer))).toEqual([])
})

test('made again from the first event, the bells hold the same lines, whoever has come and gone since', async () => {
  await project(server)
  const lines = async () =>
    (await server.db.orm.em.fork().find(Notification, {}, { orderBy: { id: 'asc' } })).map((row) => ({ ...row, user: row.user.id }))
  const before = await lines()
  expect(before.filter(({ kind }) => kind === 'announcement.published').length).toBeGreaterThan(10)
  await server.db.orm.em.fork().nativeUpdate(Membership, { role: 'student' }, { until: new Date('2026-08-18T09:00:00Z') })
  await rebuild(server.services.orm, notificationsProjection)
  expect(await lines()).toEqual(before)
})

test.for([
  [{ roles: [] }, '/roles'],
  [{ roles: ['student', 'student'] }, '/roles'],
  [{ roles: ['coordinator'] }, '/roles/0'],
  [{ title: 'turned \u202e round' }, '/title'],
  [{ title: ' ' }, '/title'],
  [{ body: 'x'.repeat(5_001) }, '/body'],
] as const)('%j is refused at its field', async ([over, pointer]) => {
  const season = await server.season()
  const response = await server.request('/trpc/announcements.publish', {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(season.coordinator)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...announcement(server, season), ...over }),
  })
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ error: { data: { details: { code: 'INPUT_INVALID', fields: [{ pointer }] } } } })
  expect(await server.db.orm.em.fork().count(Announcement, { institution: season.institution.id })).toBe(0)
})

test('who coordinates nothing may not try', async () => {
  const season = await server.season()
  const response = await server.request('/trpc/announcements.publish', {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(season.student)}`, 'content-type': 'application/json' },
    body: JSON.stringify(announcement(server, season)),
  })
  expect(response.status).toBe(403)
})
