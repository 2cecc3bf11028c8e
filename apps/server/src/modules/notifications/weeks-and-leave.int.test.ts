import { ListNotificationsInput } from '@ipt/contracts'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { askLeave, declineLeave, grantLeave } from '../leave/index.ts'
import { signOffWeek } from '../weeks/index.ts'
import { notificationsProjection } from './notifications.projection.ts'
import { listNotifications } from './notifications.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function heardBy(person: TestPerson, language: 'en' | 'sw' = 'en') {
  const { orm } = server.services
  while ((await sequence(orm)) + (await advance(orm, notificationsProjection)) > 0);
  const { items } = await listNotifications(server.as(person), ListNotificationsInput.parse({ language }))
  return items.map(({ text, path }) => [text, path])
}

test('a sign-off is told to the student alone', async () => {
  const season = await server.season()
  const { id: placementId } = season.placement
  await signOffWeek(server.as(season.industrialSupervisor), { placementId, weekStartsOn: '2026-08-10', comment: '' })
  expect(await heardBy(season.student)).toEqual([
    ['Baraka Mwakyusa signed off your week of Mon 10 Aug.', `/student/weeks/2026-08-10?placement=${placementId}`],
  ])
  for (const person of [season.industrialSupervisor, season.universitySupervisor, season.coordinator])
    expect(await heardBy(person)).toEqual([])
})

test('a request is told to the industrial supervisor, the answer to the student', async () => {
  const season = await server.season()
  const { id: placementId } = season.placement
  const ask = (from: string, to: string) =>
    askLeave(server.as(season.student), { id: server.services.newId(), placementId, kind: 'SICK', from, to, note: '' })
  const [one, two] = [await ask('2026-08-24', '2026-08-26'), await ask('2026-08-27', '2026-08-27')]
  expect((await heardBy(season.industrialSupervisor)).toSorted()).toEqual([
    ['Neema Mushi asks for leave, Mon 24 Aug – Wed 26 Aug. Answer it.', '/industry'],
    ['Neema Mushi asks for leave, Thu 27 Aug. Answer it.', '/industry'],
  ])
  await grantLeave(server.as(season.industrialSupervisor), { id: one.id })
  await declineLeave(server.as(season.industrialSupervisor), { id: two.id, comment: 'The shutdown is on this day.' })
  expect((await heardBy(season.student)).toSorted()).toEqual([
    ['Baraka Mwakyusa declined your leave, Thu 27 Aug. Read why.', `/student/leave?placement=${placementId}`],
    ['Baraka Mwakyusa granted your leave, Mon 24 Aug – Wed 26 Aug.', `/student/leave?placement=${placementId}`],
  ])
  expect((await heardBy(season.student, 'sw'))[0]?.[0]).toMatch(/^Baraka Mwakyusa ame(kubali|kataa) ruhusa yako, /)
  expect(await heardBy(season.universitySupervisor)).toEqual([])
})
