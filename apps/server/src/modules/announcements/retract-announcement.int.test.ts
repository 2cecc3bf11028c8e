import type { NotificationPage } from '@ipt/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { queried } from '../../testing/query.ts'
import { listPublished, viewAnnouncement } from './announcements.queries.ts'
import { publishAnnouncement } from './publish-announcement.ts'
import { retractAnnouncement } from './retract-announcement.ts'
import { announcement, project, readBy } from './testing/announcements.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('taken back, nobody reads it but the coordinators, and the bell names it no more', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const input = announcement(server, season)
  await publishAnnouncement(server.as(season.coordinator), input)
  await project(server)
  await expect(retractAnnouncement(server.as(elsewhere.coordinator), { id: input.id })).rejects.toMatchObject({
    code: 'ANNOUNCEMENT_NOT_FOUND',
  })
  await expect(retractAnnouncement(server.as(season.lecturer), { id: input.id })).rejects.toMatchObject({ code: 'ANNOUNCEMENT_NOT_FOUND' })

  server.clock.forward(60_000)
  const back = await retractAnnouncement(server.as(season.coordinator), { id: input.id })
  expect(back.retractedAt).toBe(new Date(server.clock.now).toISOString())
  expect(await retractAnnouncement(server.as(season.coordinator), { id: input.id }), 'sent again').toEqual(back)
  expect((await server.eventsOf(input.id)).map(({ kind }) => kind)).toEqual(['announcement.published', 'announcement.retracted'])
  expect(await readBy(server, season.student)).toEqual([])
  await expect(viewAnnouncement(server.as(season.student), input.id)).rejects.toMatchObject({ code: 'ANNOUNCEMENT_NOT_FOUND' })
  expect((await listPublished(server.as(season.coordinator), { limit: 20 })).items).toEqual([back])
  expect((await listPublished(server.as(elsewhere.coordinator), { limit: 20 })).items).toEqual([])
  const [line] = (await queried<NotificationPage>(server, season.student, 'notifications.list', { language: 'en' })).items
  expect(line?.text).toBe('Joseph Lyimo took an announcement back.')
})
