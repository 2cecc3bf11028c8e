import { Holiday } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { askLeave, grantLeave } from '../leave/index.ts'
import { submitLog } from '../logbook/index.ts'
import { listPlacements } from './placements.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('each sees the placements that are theirs in that role, and no others', async () => {
  const season = await server.season()
  await server.season()
  const ids = async (who: Parameters<TestServer['as']>[0], as: Parameters<typeof listPlacements>[1]['as']) =>
    (await listPlacements(server.as(who), { as })).map((placement) => placement.id)
  expect(await ids(season.student, 'student')).toEqual([season.placement.id])
  expect(await ids(season.industrialSupervisor, 'industrialSupervisor')).toEqual([season.placement.id])
  expect(await ids(season.lecturer, 'universitySupervisor')).toEqual([season.classmatePlacement.id])
  expect(await ids(season.coordinator, 'coordinator')).toEqual([season.classmatePlacement.id, season.placement.id])
  expect(await ids(season.student, 'coordinator')).toEqual([])
})

test('days and logs are counted, and the window is the one that a submission is held to', async () => {
  const season = await server.season({ cohort: { logWindowDays: 3 } })
  const log = (logDate: string) =>
    submitLog(server.as(season.student), { content: 'Work.', hours: null, skills: [], attachmentIds: [], logDate })
  for (const day of ['2026-08-15', '2026-08-17']) await log(day)
  const view = async () => (await listPlacements(server.as(season.student), { as: 'student' }))[0]
  // Working days from 4 to 17 August: ten. The 15th is a Saturday, and today isn't over.
  expect(await view()).toMatchObject({
    today: '2026-08-18',
    logWindow: { from: '2026-08-15', to: '2026-08-18' },
    logs: { submitted: 2 },
    days: { passed: 10, logged: 1 },
    lastLogDate: '2026-08-17',
  })
  await log('2026-08-18')
  expect(await view()).toMatchObject({ days: { passed: 11, logged: 2 } })
})

test('a holiday of the institution is not expected, and leave on it is no leave', async () => {
  const season = await server.season()
  const { institution, placement } = season
  const at = server.services.clock()
  const holiday = (day: string) => ({ id: server.services.newId(), institution: institution.id, day, name: 'Nane Nane', createdAt: at })
  // A Monday, a Saturday, and a day before the placement.
  await server.services.orm.em.fork().insertMany(Holiday, [holiday('2026-08-10'), holiday('2026-08-15'), holiday('2026-07-07')])
  await server.services.orm.em.fork().insert(Holiday, { ...holiday('2026-08-11'), institution: (await server.season()).institution.id })
  const view = async () => (await listPlacements(server.as(season.universitySupervisor), { as: 'universitySupervisor' }))[0]
  expect((await view())?.expected.missing, 'the Monday is no missing day').toBe(9)
  expect(await view()).toMatchObject({
    days: { passed: 9 },
    holidays: ['2026-08-10', '2026-08-15'],
    holidayNames: ['Nane Nane', 'Nane Nane'],
  })
  const id = server.services.newId()
  const days = { from: '2026-08-10', to: '2026-08-11' }
  await askLeave(server.as(season.student), { id, placementId: placement.id, kind: 'SICK', ...days, note: '' })
  await grantLeave(server.as(season.industrialSupervisor), { id })
  expect(await view()).toMatchObject({ days: { passed: 8 }, leaveDays: ['2026-08-11'] })
})

test('granted leave is not expected, unless there is a log; a rest day of the cohort changes nothing', async () => {
  const season = await server.season()
  const ctx = server.as(season.student)
  const away = async (from: string, to: string) => {
    const asked = await askLeave(ctx, { id: server.services.newId(), placementId: season.placement.id, kind: 'SICK', from, to, note: '' })
    return grantLeave(server.as(season.industrialSupervisor), { id: asked.id })
  }
  const view = async () => (await listPlacements(server.as(season.universitySupervisor), { as: 'universitySupervisor' }))[0]
  expect(await view()).toMatchObject({ days: { passed: 10, logged: 0 }, leaveDays: [] })
  // Friday to Monday, and today, which is not over.
  await away('2026-08-14', '2026-08-17')
  await away('2026-08-18', '2026-08-19')
  const leaveDays = ['2026-08-14', '2026-08-17', '2026-08-18', '2026-08-19']
  expect(await view()).toMatchObject({ days: { passed: 8, logged: 0 }, leaveDays })
  await submitLog(ctx, { content: 'Came after all.', hours: null, skills: [], attachmentIds: [], logDate: '2026-08-17' })
  await submitLog(ctx, { content: 'Came today too.', hours: null, skills: [], attachmentIds: [] })
  expect(await view()).toMatchObject({ days: { passed: 10, logged: 2 }, leaveDays: ['2026-08-14', '2026-08-19'] })
})
