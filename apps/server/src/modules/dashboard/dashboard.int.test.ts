import { ListLogsInput, ListPeopleInput, ListVacanciesInput } from '@ipt/contracts'
import { Application } from '@ipt/db'
import { addDays } from '@ipt/domain'
import { aLogSubmission } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { flagLog, listLogs, submitLog, verifyLog } from '../logbook/index.ts'
import { listPeople } from '../people/index.ts'
import { listVacancies } from '../vacancies/index.ts'
import { viewDashboard } from './dashboard.queries.ts'
import { logTotalsProjection } from './log-totals.projection.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const DAY = 86_400_000
const pass = (ms: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + ms)
}
async function caughtUp(): Promise<void> {
  await sequence(server.db.orm)
  while ((await advance(server.db.orm, logTotalsProjection)) > 0);
}

test('every number is that of the list that it leads to', async () => {
  const season = await server.season()
  const start = server.clock.now
  const ids: string[] = []
  for (let day = 0; day < 5; day++)
    ids.push(
      (await submitLog(server.as(season.student), aLogSubmission({ id: server.services.newId(), logDate: addDays('2026-08-11', day) }))).id,
    )
  const [one = '', two = ''] = ids
  pass(9 * DAY)
  await verifyLog(server.as(season.industrialSupervisor), { id: one })
  await verifyLog(server.as(season.industrialSupervisor), { id: two })
  await flagLog(server.as(season.universitySupervisor), { id: two, comment: 'The photo is of another day.' })
  await caughtUp()

  const ctx = server.as(season.coordinator)
  const view = await viewDashboard(ctx, { cohortId: season.cohort.id })
  const logs = async (over: object) =>
    (await listLogs(ctx, ListLogsInput.parse({ as: 'coordinator', cohortId: season.cohort.id, limit: 100, ...over }))).items.length
  for (const { status, logs: waiting, overWeek } of view?.waiting ?? []) {
    expect(await logs({ status: [status] }), status).toBe(waiting)
    expect(await logs({ status: [status], waitingDays: 7 }), `${status} over a week`).toBe(overWeek)
  }
  expect(view?.waiting.find(({ status }) => status === 'SUBMITTED')).toMatchObject({ logs: 3, overWeek: 3 })
  expect(view?.slow).toEqual([{ person: { id: season.industrialSupervisor.id, name: season.industrialSupervisor.name }, logs: 3, days: 9 }])
  expect(await logs({ status: ['SUBMITTED'], supervisorId: season.industrialSupervisor.id, waitingDays: 8 })).toBe(3)
  expect(view?.attention).toMatchObject([{ what: 'FLAGS', count: 1 }])
  expect(view?.weeks.reduce((sum, { logged }) => sum + logged, 0)).toBe(5)
  for (const { startsOn, ...sums } of view?.weeks ?? []) {
    const week = { from: startsOn, to: addDays(startsOn, 6) }
    const verified = ['VERIFIED_INDUSTRY', 'FLAGGED', 'VERIFIED_ACADEMIC']
    expect(await logs({ ...week, status: ['SUBMITTED', 'REVISION_REQUESTED', ...verified] })).toBe(sums.logged)
    expect(await logs({ ...week, status: verified })).toBe(sums.verified)
    expect(await logs({ ...week, status: ['VERIFIED_ACADEMIC'] })).toBe(sums.validated)
  }
  const people = async (over: object) =>
    (await listPeople(ctx, ListPeopleInput.parse({ role: 'student', cohortId: season.cohort.id, limit: 100, ...over }))).items.length
  expect(await people({})).toBe(view?.enrolled)
  expect(await people({ placed: true })).toBe(view?.placed)
  server.clock.now = start
})

test('applications wait until somebody has answered them: as many vacancies as the list behind the number, the oldest first', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const ctx = server.as(season.coordinator)
  const seen = async () => (await viewDashboard(ctx, { cohortId: season.cohort.id }))?.attention.find(({ what }) => what === 'APPLICATIONS')
  const [asked, answered] = [await aVacancy(server, season), await aVacancy(server, season)]
  await anApplication(server, season, answered, season.student, 'WAITLISTED')
  expect(await seen()).toBeUndefined()
  const first = await anApplication(server, season, asked, season.student)
  await anApplication(server, season, asked, season.classmate, 'SHORTLISTED')
  const { submittedAt } = await server.db.orm.em.fork().findOneOrFail(Application, first)
  expect(await seen()).toMatchObject({ count: 1, oldestAt: submittedAt.toISOString() })
  const rows = ListVacanciesInput.parse({ as: 'coordinator', cohortId: season.cohort.id, waiting: true })
  expect((await listVacancies(ctx, rows)).items).toMatchObject([{ id: asked }])
})

test('nobody sees a season that is not theirs, and without one there is nothing to see', async () => {
  const [season, other] = [await server.season(), await server.season()]
  await expect(viewDashboard(server.as(other.coordinator), { cohortId: season.cohort.id })).rejects.toMatchObject({
    code: 'COHORT_NOT_FOUND',
  })
  expect((await viewDashboard(server.as(season.coordinator), {}))?.cohort.id).toBe(season.cohort.id)
  expect(await viewDashboard(server.as(season.student), {})).toBeNull()
})
