import { LOG_STATUSES, LOG_TRANSITIONS, type LogTransition } from '@ipt/log-machine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { offerPlace } from '../applications/index.ts'
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

test('of applications it names the vacancy, its host and the last day for an answer', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season), season.student)
  await offerPlace(server.as(season.coordinator), { id, answerBy: '2026-08-25' })
  await project()
  const student = server.as(season.student)
  const textIn = async (language: 'en' | 'sw') => (await listNotifications(student, { language, limit: 20 })).items[0]?.text
  const host = season.organisation.name
  expect(await textIn('en')).toBe(`${host} has a place for you: “Substation trainee”. Accept or decline it by Tue 25 Aug.`)
  expect(await textIn('sw')).toContain(`${host} ina nafasi kwa ajili yako: “Substation trainee”.`)
})

test('what one person did in a row for one student is one line, until something else comes between; the list is keyset-paged', async () => {
  const season = await server.season()
  const days = ['2026-08-12', '2026-08-13', '2026-08-14', '2026-08-17', '2026-08-18']
  const logs: string[] = []
  for (const logDate of days) {
    server.clock.forward(1_000)
    logs.push((await submitLog(server.as(season.student), { content: 'Work.', hours: null, skills: [], attachmentIds: [], logDate })).id)
  }
  const verify = async (id: string) => {
    server.clock.forward(1_000)
    await verifyLog(server.as(season.industrialSupervisor), { id })
  }
  for (const id of logs.slice(0, 3)) await verify(id)
  await project()
  const host = server.as(season.industrialSupervisor)
  const lecturer = server.as(season.universitySupervisor)
  expect(await listNotifications(host, { language: 'en', limit: 20 })).toMatchObject({
    unread: 5,
    next: null,
    items: [{ text: '5 logs of Neema Mushi wait for you: Wed 12 – Tue 18 Aug.', path: '/industry' }],
  })
  const [line] = (await listNotifications(lecturer, { language: 'en', limit: 20 })).items
  expect(line).toMatchObject({
    text: 'Baraka Mwakyusa verified 3 logs of Neema Mushi: Wed 12 – Fri 14 Aug. They wait for you.',
    read: false,
  })
  expect(line?.ids).toHaveLength(3)
  expect(line?.ids[0]).toBe(line?.id)

  // What is read stands apart from what came after.
  expect(await markRead(lecturer, { ids: line?.ids })).toEqual({ unread: 0 })
  await verify(logs[3] ?? '')
  await project()
  const first = await listNotifications(lecturer, { language: 'en', limit: 1 })
  expect(first.items).toMatchObject([{ read: false, path: `/university/logs/${logs[3]}` }])
  const second = await listNotifications(lecturer, { language: 'en', limit: 1, cursor: first.next ?? undefined })
  expect(second).toMatchObject({ next: null, items: [{ read: true, id: line?.id }] })
})
