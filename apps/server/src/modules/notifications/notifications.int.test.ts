import { LOG_STATUSES, LOG_TRANSITIONS, type LogTransition } from '@ipt/log-machine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { submitLog, verifyLog } from '../logbook/index.ts'
import { KIND_OF_EVENT } from './kinds/index.ts'
import { markRead } from './mark-read.ts'
import { notificationsProjection } from './notifications.projection.ts'
import { listNotifications } from './notifications.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function project(): Promise<void> {
  while ((await sequence(server.services.orm)) + (await advance(server.services.orm, notificationsProjection)) > 0);
}

test('every move that tells somebody has its kind, and tells those whom the table names', () => {
  expect(LOG_STATUSES.length).toBeGreaterThan(0)
  for (const row of LOG_TRANSITIONS as readonly LogTransition[])
    expect(KIND_OF_EVENT.get(row.records)?.tells ?? [], row.event).toEqual(row.tells)
})

test('a verified log is told to the university supervisor, in his language, until he has read it', async () => {
  const season = await server.season()
  const log = await submitLog(server.as(season.student), { content: 'Work.', hours: null, skills: [], attachmentIds: [] })
  await verifyLog(server.as(season.industrialSupervisor), { id: log.id })
  await project()
  const supervisor = server.as(season.universitySupervisor)
  const page = await listNotifications(supervisor, { language: 'en', limit: 20 })
  expect(page).toMatchObject({
    unread: 1,
    next: null,
    items: [
      {
        kind: 'log.verified',
        read: false,
        text: 'Baraka Mwakyusa verified the log of Neema Mushi of Tue 18 Aug. It waits for you.',
        path: `/university/logs/${log.id}`,
      },
    ],
  })
  const [first] = page.items
  expect((await listNotifications(supervisor, { language: 'sw', limit: 20 })).items[0]?.text).toMatch(/^Baraka Mwakyusa amethibitisha/)

  const stranger = server.as(season.lecturer)
  expect(await markRead(stranger, { ids: [first?.id ?? ''] })).toEqual({ unread: 0 })
  expect((await listNotifications(supervisor, { language: 'en', limit: 20 })).unread).toBe(1)
  expect(await markRead(supervisor, { ids: [first?.id ?? ''] })).toEqual({ unread: 0 })
  expect((await listNotifications(supervisor, { language: 'en', limit: 20 })).items).toMatchObject([{ read: true }])
})

test('the list is keyset-paged, newest first', async () => {
  const season = await server.season()
  for (const day of ['2026-08-14', '2026-08-17', '2026-08-18']) {
    server.clock.forward(1_000)
    await submitLog(server.as(season.student), { content: 'Work.', hours: null, skills: [], attachmentIds: [], logDate: day })
  }
  await project()
  const supervisor = server.as(season.industrialSupervisor)
  const first = await listNotifications(supervisor, { language: 'en', limit: 2 })
  const second = await listNotifications(supervisor, { language: 'en', limit: 2, cursor: first.next ?? undefined })
  expect([...first.items, ...second.items].map((item) => item.text.match(/\d+ Aug/)?.[0])).toEqual(['18 Aug', '17 Aug', '14 Aug'])
  expect(second.next).toBeNull()
})
