import { Holiday } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { askLeave, grantLeave } from '../leave/index.ts'
import { signOffWeek } from './sign-off-week.ts'
import { LAST_WEEK, logsOn, THIS_WEEK, weekOf } from './testing/week.ts'
import { listWeeks, viewWeek } from './weeks.queries.ts'
import { writeSummary } from './write-summary.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('a week has its seven days, each with what is known of it', async () => {
  const season = await server.season()
  await logsOn(server, season, ['2026-08-10', '2026-08-15'])
  const away = async (day: string, grant: boolean) => {
    const input = {
      id: server.services.newId(),
      placementId: season.placement.id,
      kind: 'SICK' as const,
      from: day,
      to: day,
      note: 'Fever.',
    }
    await askLeave(server.as(season.student), input)
    if (grant) await grantLeave(server.as(season.industrialSupervisor), { id: input.id })
  }
  await away('2026-08-12', true)
  await away('2026-08-13', false)
  const view = await viewWeek(server.as(season.universitySupervisor), weekOf(season))
  expect(
    view.days.map(({ date, kind, log, leave, missing }) => [date.slice(8), kind, log?.content ?? leave?.status ?? null, missing]),
  ).toEqual([
    ['10', 'working', 'Work of 2026-08-10.', false],
    ['11', 'working', null, true],
    ['12', 'working', 'GRANTED', false],
    ['13', 'working', 'ASKED', true],
    ['14', 'working', null, true],
    ['15', 'rest', 'Work of 2026-08-15.', false],
    ['16', 'rest', null, false],
  ])
  expect(view).toMatchObject({
    number: 2,
    previous: '2026-08-03',
    next: THIS_WEEK,
    totals: { logged: 2, expected: 4, missing: 3, hours: 16 },
    placement: { student: { name: 'Neema Mushi', registrationNumber: '2026-EE-1' }, organisation: season.organisation.name },
    can: [],
  })
  expect((await viewWeek(server.as(season.student), weekOf(season, THIS_WEEK))).next, 'a week that has not begun is none').toBeNull()
})

test('the list has every week until the present one, newest first, with the same numbers', async () => {
  const season = await server.season()
  await logsOn(server, season, ['2026-08-10', '2026-08-11'])
  await logsOn(server, season, ['2026-08-17'], { verified: false })
  await writeSummary(server.as(season.student), { ...weekOf(season), summary: 'Relays.' })
  await signOffWeek(server.as(season.industrialSupervisor), { ...weekOf(season), comment: '' })
  const list = await listWeeks(server.as(season.coordinator), { placementId: season.placement.id })
  expect(list).toMatchObject([
    { weekStartsOn: THIS_WEEK, number: 3, status: 'OPEN', logged: 1, submitted: 1, missing: 0, expected: 5, hasSummary: false },
    {
      weekStartsOn: LAST_WEEK,
      number: 2,
      status: 'SIGNED',
      logged: 2,
      submitted: 0,
      missing: 3,
      hours: 16,
      hasSummary: true,
      changedSince: false,
    },
    { weekStartsOn: '2026-08-03', number: 1, status: 'OPEN', logged: 0, missing: 4, expected: 4 },
  ])
  for (const line of list) {
    const { totals, status, changedSince } = await viewWeek(server.as(season.coordinator), weekOf(season, line.weekStartsOn))
    expect(line).toMatchObject({ ...totals, status, changedSince })
  }
  await expect(listWeeks(server.as(season.classmate), { placementId: season.placement.id })).rejects.toMatchObject({
    code: 'PLACEMENT_NOT_FOUND',
  })
})

test('a holiday says which it is, and is no missing day', async () => {
  const season = await server.season()
  const view = () => viewWeek(server.as(season.student), weekOf(season))
  const before = await view()
  await server.db.orm.em.fork().insert(Holiday, {
    id: server.services.newId(),
    institution: season.institution.id,
    day: '2026-08-11',
    name: 'Nane Nane',
    createdAt: server.clock.now,
  })
  const week = await view()
  expect(before.days[1]).toMatchObject({ date: '2026-08-11', holiday: null, missing: true })
  expect(week.days[1]).toMatchObject({ date: '2026-08-11', kind: 'rest', holiday: 'Nane Nane', missing: false })
  expect(week.totals.missing).toBe(before.totals.missing - 1)
  expect(week.days.filter(({ holiday }) => holiday !== null)).toHaveLength(1)
})
