import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { listOwnApplications } from './own-applications.queries.ts'
import { rankApplication } from './rank-application.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** A student with three open applications, and one that is over. */
async function aWisher() {
  const season = await server.season({ status: 'CANCELLED' })
  const ctx = server.as(season.student)
  const ids: string[] = []
  for (const status of ['SUBMITTED', 'OFFERED', 'WAITLISTED', 'REJECTED'] as const)
    ids.push(await anApplication(server, season, await aVacancy(server, season, { held: 1 }), season.student, status))
  const [a = '', b = '', c = '', over = ''] = ids
  const order = async () => (await listOwnApplications(ctx)).items.map((item) => [item.id, item.place])
  return { season, ctx, a, b, c, over, order }
}

test('moving one numbers the others anew', async () => {
  const { ctx, a, b, c, over, order } = await aWisher()
  expect(await order()).toEqual([
    [a, 1],
    [b, 2],
    [c, 3],
    [over, null],
  ])
  const requestId = server.services.newId()
  const move = () => rankApplication(ctx, { id: c, place: 1, requestId })
  const [first, second] = await Promise.all([move(), move()])
  expect(first.items.map((item) => item.id)).toEqual([c, a, b, over])
  expect(second).toEqual(first)
  expect(await order()).toEqual([
    [c, 1],
    [a, 2],
    [b, 3],
    [over, null],
  ])
  expect(await server.eventsOf(c)).toMatchObject([{ kind: 'application.ranked', revision: 1, actorRole: 'student' }])
  await rankApplication(ctx, { id: c, place: 50 })
  expect((await order()).map(([id]) => id)).toEqual([a, b, c, over])
})

test('where it stands already nothing is written', async () => {
  const { ctx, b } = await aWisher()
  await rankApplication(ctx, { id: b, place: 2 })
  expect(await server.eventsOf(b)).toEqual([])
})

test('many moves at once leave every application with a place of its own', async () => {
  const { ctx, a, b, c, order } = await aWisher()
  await Promise.all([a, b, c, a, b, c].map((id, index) => rankApplication(ctx, { id, place: (index % 3) + 1 })))
  expect((await order()).map(([, place]) => place)).toEqual([1, 2, 3, null])
})

test('what is over, and what is somebody else’s, is in no order of his', async () => {
  const { season, ctx, a, over } = await aWisher()
  await expect(rankApplication(ctx, { id: over, place: 1 })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  await expect(rankApplication(server.as(season.classmate), { id: a, place: 2 })).rejects.toMatchObject({ code: 'APPLICATION_NOT_FOUND' })
  await expect(rankApplication(server.as(season.coordinator), { id: a, place: 2 })).rejects.toMatchObject({ code: 'NOT_YOURS' })
})
