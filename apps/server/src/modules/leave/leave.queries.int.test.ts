import { ListLeaveInput } from '@ipt/contracts'
import type { Role } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { grantLeave } from './grant-leave.ts'
import { listLeave } from './leave.queries.ts'
import { asks } from './testing/leave.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('each sees the requests of the placements that are theirs, and no others', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const { id } = await asks(server, season)
  const idsFor = async (who: typeof season.student, as: Role = who.role) =>
    (await listLeave(server.as(who), ListLeaveInput.parse({ as }))).items.map((item) => item.id)
  for (const who of [season.student, season.industrialSupervisor, season.universitySupervisor, season.coordinator])
    expect(await idsFor(who), who.role).toEqual([id])
  for (const who of [season.classmate, season.colleague, season.lecturer, elsewhere.coordinator]) expect(await idsFor(who)).toEqual([])
  expect(await idsFor(season.student, 'coordinator')).toEqual([])
})

test('a list goes by days, page by page, and holds what was asked for', async () => {
  const season = await server.season()
  const days = ['2026-08-20', '2026-08-24', '2026-08-28', '2026-09-02']
  for (const day of days) await asks(server, season, { from: day, to: day })
  const list = async (more: object) =>
    listLeave(server.as(season.industrialSupervisor), ListLeaveInput.parse({ as: 'industrialSupervisor', ...more }))
  const first = await list({ limit: 3 })
  expect(first.items.map(({ from }) => from)).toEqual(days.toReversed().slice(0, 3))
  const rest = await list({ limit: 3, cursor: first.next })
  expect(rest).toMatchObject({ items: [{ from: '2026-08-20' }], next: null })
  const [oldest] = (await list({ order: 'oldest' })).items
  await grantLeave(server.as(season.industrialSupervisor), { id: oldest?.id ?? '' })
  expect((await list({ status: ['ASKED'], order: 'oldest' })).items.map(({ from }) => from)).toEqual(days.slice(1))
  expect((await list({ from: '2026-08-22', to: '2026-08-28' })).items.map(({ from }) => from)).toEqual(['2026-08-28', '2026-08-24'])
  expect((await list({ placementId: season.classmatePlacement.id })).items).toEqual([])
})
