import { FindPlacementsInput, ListLogsInput, ListOrganisationsInput, ListPeopleInput, ListVacanciesInput } from '@ipt/contracts'
import { Application, BouncedAddress, Cohort, Institution, Membership, Organisation, User } from '@ipt/db'
import { addDays } from '@ipt/domain'
import { aLogSubmission } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { flagLog, listLogs, submitLog, verifyLog } from '../logbook/index.ts'
import { listOrganisations } from '../organisations/index.ts'
import { listPeople } from '../people/index.ts'
import { findPlacements } from '../placing/index.ts'
import { listVacancies } from '../vacancies/index.ts'
import { viewDashboard } from './dashboard.queries.ts'
import { seasonGaps } from './gaps.queries.ts'
import { logTotalsProjection } from './log-totals.projection.ts'
import { listSeasons } from './seasons.queries.ts'

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

test('whose supervisor can’t act counts as without one, on the list as on the home', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const found = async (without: 'industrial' | 'university') =>
    (await findPlacements(ctx, { limit: 20, without })).items.map(({ student }) => student.name)
  const counted = async () => (await viewDashboard(ctx, { cohortId: season.cohort.id }))?.without
  expect([await found('industrial'), await found('university'), await counted()]).toEqual([[], [], { industrial: 0, university: 0 }])
  const em = server.db.orm.em.fork()
  await em.nativeUpdate(User, { id: season.industrialSupervisor.id }, { state: 'SUSPENDED' })
  await em.nativeUpdate(Membership, { user: season.lecturer.id }, { until: server.clock.now })
  expect(await found('industrial')).toEqual([season.student.name])
  expect(await found('university')).toEqual([season.classmate.name])
  expect(await counted()).toEqual({ industrial: 1, university: 1 })
})

test('nobody sees a season that is not theirs, and without one there is nothing to see', async () => {
  const [season, other] = [await server.season(), await server.season()]
  await expect(viewDashboard(server.as(other.coordinator), { cohortId: season.cohort.id })).rejects.toMatchObject({
    code: 'COHORT_NOT_FOUND',
  })
  expect((await viewDashboard(server.as(season.coordinator), {}))?.cohort.id).toBe(season.cohort.id)
  expect(await viewDashboard(server.as(season.student), {})).toBeNull()
})

test('missing days, hosts that may be one, and addresses that refuse mail: as many as the lists behind them', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const em = server.db.orm.em.fork()
  const cohortId = season.cohort.id
  const name = `Quarry ${server.services.newId()}`
  await em.nativeUpdate(Organisation, { id: season.organisation.id }, { name })
  const listed = async () =>
    (await findPlacements(ctx, FindPlacementsInput.parse({ cohort: cohortId, status: ['ACTIVE'], missing: true, limit: 100 }))).items
  const before = await seasonGaps(ctx, { cohortId })
  const rows = await listed()
  const days = (of: typeof rows) => of.reduce((sum, { missing }) => sum + (missing ?? 0), 0)
  expect(before.missing).toEqual({ placements: rows.length, days: days(rows) })
  expect(days(rows)).toBeGreaterThan(1)
  await submitLog(server.as(season.student), aLogSubmission({ id: server.services.newId(), logDate: '2026-08-11' }))
  expect((await seasonGaps(ctx, { cohortId })).missing).toEqual({ placements: rows.length, days: days(rows) - 1 })
  expect(days(await listed())).toBe(days(rows) - 1)

  expect(before.doubles).toBe(0)
  const twin = { id: server.services.newId(), name: `${name} Ltd`, status: 'APPROVED' as const }
  await em.insert(Organisation, { ...twin, createdAt: server.clock.now })
  const doubles = await listOrganisations(ctx, ListOrganisationsInput.parse({ show: 'doubles' }))
  expect(doubles.items.map(({ id }) => id)).toEqual([season.organisation.id])
  expect((await seasonGaps(ctx, { cohortId })).doubles).toBe(1)
  const proposed = { id: server.services.newId(), status: 'PROPOSED' as const, proposedBy: season.institution.id }
  await em.insert(Organisation, { ...proposed, name: `${name}s`, createdAt: server.clock.now })
  expect((await seasonGaps(ctx, { cohortId })).doubles, 'a proposal that is written nearly so').toBe(2)
  const two = { website: 'https://www.quarry.example/about', createdAt: server.clock.now, status: 'APPROVED' as const }
  await em.insert(Organisation, { ...two, id: server.services.newId(), name: 'Something else' })
  await em.insert(Organisation, { ...two, id: server.services.newId(), name: 'Another thing', proposedBy: season.institution.id })
  expect((await seasonGaps(ctx, { cohortId })).doubles, 'the same website').toBe(3)

  const addressKey = season.student.email.toLowerCase()
  await em.insert(BouncedAddress, { addressKey, reason: '550 no such user', bouncedAt: server.clock.now })
  const bounced = await listPeople(ctx, ListPeopleInput.parse({ bounced: true }))
  expect(bounced.items).toMatchObject([{ id: season.student.id, bounced: true }])
  const view = await viewDashboard(ctx, { cohortId })
  expect(view?.attention.filter(({ what }) => what === 'BOUNCES')).toMatchObject([{ count: 1, oldestAt: server.clock.now.toISOString() }])
  const other = await server.season()
  await expect(seasonGaps(server.as(other.coordinator), { cohortId })).rejects.toMatchObject({ code: 'COHORT_NOT_FOUND' })
})

test('places against applicants: students who have applied, each once, as the list has them', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const ctx = server.as(season.coordinator)
  const [one, two] = [await aVacancy(server, season, { slots: 3, taken: 1 }), await aVacancy(server, season, { slots: 2 })]
  await anApplication(server, season, one, season.student)
  await anApplication(server, season, two, season.student, 'SHORTLISTED')
  await anApplication(server, season, two, season.classmate, 'REJECTED')
  const view = await viewDashboard(ctx, { cohortId: season.cohort.id })
  expect(view?.capacity).toEqual({ vacancies: 2, slots: 5, free: 4, applicants: 1 })
  const people = await listPeople(ctx, ListPeopleInput.parse({ role: 'student', cohortId: season.cohort.id, applied: true }))
  expect(people.items.map(({ id }) => id)).toEqual([season.student.id])
})

test('a season begins by its institution’s clock, and each can be reached, however many there are', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const em = server.db.orm.em.fork()
  const { startsOn } = season.cohort
  await em.nativeUpdate(Institution, { id: season.institution.id }, { timeZone: 'Africa/Dar_es_Salaam' })
  const first = await em.findOneOrFail(Cohort, { id: season.cohort.id })
  const { id: _, ...rest } = { ...first } as Cohort
  const opened = async (name: string, on: string) => {
    const id = server.services.newId()
    await em.insert(Cohort, { ...rest, id, institution: season.institution.id, name, startsOn: on, endsOn: addDays(on, 60) })
    return id
  }
  const later = await opened('Next term', addDays(startsOn, 30))
  const now = server.clock.now
  try {
    server.clock.now = new Date(`${addDays(startsOn, 29)}T20:59:00Z`)
    expect((await viewDashboard(ctx, {}))?.cohort.id).toBe(season.cohort.id)
    server.clock.now = new Date(`${addDays(startsOn, 29)}T21:01:00Z`)
    expect((await viewDashboard(ctx, {}))?.cohort.id).toBe(later)
    server.clock.now = new Date(`${addDays(startsOn, -30)}T09:00:00Z`)
    expect((await viewDashboard(ctx, {}))?.cohort.id, 'the next one').toBe(season.cohort.id)
  } finally {
    server.clock.now = now
  }
  const ids = new Set([season.cohort.id, later])
  for (let year = 1; year <= 60; year++) ids.add(await opened(`Older ${year}`, addDays(startsOn, -100 * year)))
  const oldest = [...ids].at(-1) ?? ''
  expect((await viewDashboard(ctx, { cohortId: oldest }))?.cohort).toMatchObject({ id: oldest, name: 'Older 60' })
  expect((await viewDashboard(ctx, {}))?.moreSeasons).toBe(true)
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await listSeasons(ctx, { limit: 25, ...(cursor === undefined ? {} : { cursor }) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
    more = page.next !== null
  }
  expect(seen).toHaveLength(62)
  expect(new Set(seen)).toEqual(ids)
  expect((await listSeasons(ctx, { q: 'older 6', limit: 25 })).items.map(({ name }) => name)).toEqual(['Older 6', 'Older 60'])
})
