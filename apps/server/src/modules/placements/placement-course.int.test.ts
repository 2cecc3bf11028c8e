import { Notification, Placement, Vacancy } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { ctxFor } from '../../kernel/services.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { askLeave } from '../leave/index.ts'
import { submitLog, validateLog, verifyLog } from '../logbook/index.ts'
import { notificationsProjection } from '../notifications/index.ts'
import { cancelPlacement } from './cancel-placement.ts'
import { changeDates } from './change-dates.ts'
import { completeOver } from './complete-over.ts'
import { completePlacement } from './complete-placement.ts'
import { endEarly } from './end-early.ts'
import { placeByOffer } from './place-by-offer.ts'
import { viewCourse } from './placement-course.queries.ts'
import { listPlacements } from './placements.queries.ts'

let server: TestServer
let start: Date
beforeAll(async () => {
  server = await startTestServer()
  start = server.clock.now
})
afterEach(() => {
  server.clock.now = start
})
afterAll(() => server.stop())

const comment = 'The site was closed.'

const logs = (season: TestSeason, logDate: string) =>
  submitLog(server.as(season.student), { content: 'Work.', hours: null, skills: [], attachmentIds: [], logDate })

const lastEvents = async (id: string) => (await server.eventsOf(id)).map(({ kind }) => kind)

const NEVER = '2026-09-01'
/** Each verb as it would be sent for a placement that was built and never touched. */
const VERBS = {
  endEarly: (season: TestSeason, who: keyof TestSeason, requestId?: string) =>
    endEarly(as(season, who), { id: season.placement.id, endedOn: '2026-08-14', comment, requestId }),
  cancel: (season: TestSeason, who: keyof TestSeason, requestId?: string) =>
    cancelPlacement(as(season, who), { id: season.placement.id, comment, requestId }),
  changeDates: (season: TestSeason, who: keyof TestSeason, requestId?: string) =>
    changeDates(as(season, who), {
      id: season.placement.id,
      startsOn: season.placement.startsOn,
      endsOn: NEVER,
      was: { startsOn: season.placement.startsOn, endsOn: season.placement.endsOn },
      comment,
      requestId,
    }),
}
const as = (season: TestSeason, who: keyof TestSeason) => server.as(season[who] as TestSeason['student'])

describe.for([
  { verb: 'endEarly', kind: 'placement.endedEarly', to: 'ENDED_EARLY', after: { endedOn: '2026-08-14' } },
  { verb: 'cancel', kind: 'placement.cancelled', to: 'CANCELLED', after: { endedOn: null } },
  { verb: 'changeDates', kind: 'placement.datesChanged', to: 'ACTIVE', after: { endsOn: NEVER } },
] as const)('$verb', ({ verb, kind, to, after }) => {
  test('the placement moves, its event and its words say so, and sent twice it is once', async () => {
    const season = await server.season()
    const requestId = server.services.newId()
    const act = () => VERBS[verb](season, 'coordinator', requestId)
    const view = await act()
    expect(view).toMatchObject({ status: to, ...after, events: [{ kind, comment, by: { name: 'Joseph Lyimo' } }] })
    expect(await act()).toEqual(view)
    expect(await server.eventsOf(season.placement.id)).toMatchObject([
      { kind, fromStatus: 'ACTIVE', toStatus: to, actorRole: 'coordinator', data: { studentId: season.student.id } },
    ])
  })

  test('only by the coordinator of its institution', async () => {
    const season = await server.season()
    for (const who of ['student', 'industrialSupervisor', 'universitySupervisor'] as const)
      await expect(VERBS[verb](season, who)).rejects.toMatchObject({ code: 'NOT_YOURS' })
    const elsewhere = await server.season()
    const foreign = { ...season, coordinator: elsewhere.coordinator }
    for (const other of [foreign, { ...season, coordinator: season.lecturer }])
      await expect(VERBS[verb](other, 'coordinator')).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
    expect(await server.eventsOf(season.placement.id)).toEqual([])
  })

  test('its people are told, and who did it is not', async () => {
    const season = await server.season()
    await VERBS[verb](season, 'coordinator')
    while ((await sequence(server.services.orm)) + (await advance(server.services.orm, notificationsProjection)) > 0);
    const rows = await server.db.orm.em.fork().find(Notification, { subjectId: season.placement.id })
    const told = [season.student, season.industrialSupervisor, season.universitySupervisor].map(({ id }) => id)
    expect(rows.map(({ user }) => user.id).sort()).toEqual(told.sort())
  })
})

test('ended early, what was logged can still be decided, and nothing more is logged', async () => {
  const season = await server.season()
  const { id } = season.placement
  const log = await logs(season, '2026-08-13')
  await VERBS.endEarly(season, 'coordinator')
  await expect(logs(season, '2026-08-14')).rejects.toMatchObject({ code: 'NO_OPEN_PLACEMENT' })
  await verifyLog(server.as(season.industrialSupervisor), { id: log.id, revision: 1 })
  expect(await validateLog(server.as(season.universitySupervisor), { id: log.id, revision: 1 })).toMatchObject({
    status: 'VERIFIED_ACADEMIC',
  })
  const [view] = await listPlacements(server.as(season.student), { as: 'student' })
  // Working days from 4 to 14 August, the last that was expected.
  expect(view).toMatchObject({ id, endedOn: '2026-08-14', days: { passed: 9, logged: 1 }, logWindow: null })
})

test('the last day is one of the placement, not to come, and not before a log', async () => {
  const season = await server.season()
  await logs(season, '2026-08-13')
  const end = (endedOn: string) => endEarly(server.as(season.coordinator), { id: season.placement.id, endedOn, comment })
  for (const day of ['2026-08-03', '2026-08-19', '2027-01-01']) await expect(end(day)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(end('2026-08-12')).rejects.toMatchObject({ code: 'DAYS_IN_USE', details: { facts: { logs: 1 } } })
  expect(await end('2026-08-13')).toMatchObject({ status: 'ENDED_EARLY', waiting: 1, can: [] })
  await expect(end('2026-08-13')).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('logged on, it is not cancelled', async () => {
  const season = await server.season()
  await logs(season, '2026-08-13')
  expect(await viewCourse(server.as(season.coordinator), season.placement.id)).toMatchObject({
    can: ['changeDates', 'changePlace', 'endEarly'],
  })
  await expect(VERBS.cancel(season, 'coordinator')).rejects.toMatchObject({ code: 'DAYS_IN_USE' })
})

test('cancelled, a placement of an offer gives its place back, once', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const vacancyId = await aVacancy(server, season, { slots: 2, taken: 2 })
  const applicationId = await anApplication(server, season, vacancyId, season.student, 'ACCEPTED')
  const id = await inTransaction(server.as(season.student), (tx) =>
    placeByOffer(tx, { ...season.placement, industrialSupervisorId: null, applicationId, vacancyId }),
  )
  const requestId = server.services.newId()
  const cancel = () => cancelPlacement(server.as(season.coordinator), { id, comment, requestId })
  await Promise.all([cancel(), cancel()])
  expect(await server.db.orm.em.fork().findOneOrFail(Vacancy, { id: vacancyId })).toMatchObject({ taken: 1, held: 0 })
  expect(await lastEvents(id)).toEqual(['placement.confirmed', 'placement.cancelled'])
})

test('other days stay inside of the season, and around logs and leave', async () => {
  const season = await server.season()
  const { id, startsOn, endsOn } = season.placement
  await logs(season, '2026-08-10')
  const days = { kind: 'SICK' as const, from: '2026-08-24', to: '2026-08-25', note: '' }
  await askLeave(server.as(season.student), { id: server.services.newId(), placementId: id, ...days })
  const change = (from: string, to: string, was = { startsOn, endsOn }) =>
    changeDates(server.as(season.coordinator), { id, startsOn: from, endsOn: to, was, comment: '' })
  await expect(change('2026-08-03', endsOn)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(change(startsOn, '2026-10-14')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(change('2026-08-11', endsOn)).rejects.toMatchObject({ code: 'DAYS_IN_USE', details: { facts: { logs: 1, leave: 0 } } })
  await expect(change(startsOn, '2026-08-24')).rejects.toMatchObject({ code: 'DAYS_IN_USE', details: { facts: { logs: 0, leave: 1 } } })
  expect(await change('2026-08-10', '2026-08-25')).toMatchObject({ startsOn: '2026-08-10', endsOn: '2026-08-25' })
  await expect(change(startsOn, endsOn)).rejects.toMatchObject({ code: 'STALE_VERSION' })
})

test('over, and with nothing waiting, it is completed by a press or by the sweep', async () => {
  const season = await server.season({ cohort: { endsOn: '2026-08-20' } })
  const coordinator = server.as(season.coordinator)
  const [pressed, swept] = [season.placement.id, season.classmatePlacement.id]
  const log = await logs(season, '2026-08-13')
  const sweep = () => completeOver(ctxFor(server.services, { kind: 'system', name: 'sweep.placements' }))
  await expect(completePlacement(coordinator, { id: pressed })).rejects.toMatchObject({ code: 'PLACEMENT_WAITS' })
  await sweep()
  expect(await lastEvents(swept)).toEqual([])

  server.clock.now = new Date('2026-08-21T09:00:00Z')
  await expect(completePlacement(coordinator, { id: pressed })).rejects.toMatchObject({ code: 'PLACEMENT_WAITS' })
  await sweep()
  expect(await lastEvents(swept)).toEqual(['placement.completed'])
  expect(await server.eventsOf(swept)).toMatchObject([{ actorKind: 'system', fromStatus: 'ACTIVE', toStatus: 'COMPLETED' }])
  expect(await lastEvents(pressed)).toEqual([])

  await verifyLog(server.as(season.industrialSupervisor), { id: log.id, revision: 1 })
  await validateLog(server.as(season.universitySupervisor), { id: log.id, revision: 1 })
  await expect(completePlacement(server.as(season.universitySupervisor), { id: pressed })).rejects.toMatchObject({ code: 'NOT_YOURS' })
  const requestId = server.services.newId()
  const complete = () => completePlacement(coordinator, { id: pressed, requestId })
  expect(await complete()).toMatchObject({ status: 'COMPLETED', can: [] })
  expect(await complete()).toMatchObject({ status: 'COMPLETED' })
  await sweep()
  expect(await lastEvents(pressed)).toEqual(['placement.completed'])
})

test('the reason is for the student and the coordinator alone', async () => {
  const season = await server.season()
  await VERBS.endEarly(season, 'coordinator')
  const words = async (who: keyof TestSeason) => (await viewCourse(as(season, who), season.placement.id)).events[0]?.comment
  expect(await words('student')).toBe(comment)
  expect(await words('industrialSupervisor')).toBeNull()
  await expect(viewCourse(server.as(season.classmate), season.placement.id)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
})

test('a log that is sent in the moment in which the placement ends is after its end in no case', async () => {
  for (let round = 0; round < 8; round++) {
    const season = await server.season()
    const [ended, logged] = await Promise.allSettled([VERBS.endEarly(season, 'coordinator'), logs(season, '2026-08-17')])
    expect(
      [ended, logged].filter(({ status }) => status === 'fulfilled'),
      'one of them comes too late',
    ).toHaveLength(1)
  }
})

test('where the place changed half-way, no day becomes one of both places', async () => {
  const season = await server.season()
  const { id } = season.placement
  const em = server.db.orm.em.fork()
  await em.nativeUpdate(Placement, { id }, { status: 'ENDED_EARLY', endedOn: '2026-08-16' })
  const next = server.services.newId()
  const { startsOn, endsOn, ...same } = await em.findOneOrFail(Placement, { id })
  await em.insert(Placement, {
    id: next,
    ...{ institution: same.institution, cohort: same.cohort, student: same.student, organisation: same.organisation, site: same.site },
    ...{ startsOn: '2026-08-17', endsOn, status: 'CONFIRMED', source: 'ASSIGNED', previousId: id, createdAt: server.clock.now },
  })
  const change = (from: string, was: string) =>
    changeDates(server.as(season.coordinator), { id: next, startsOn: from, endsOn, was: { startsOn: was, endsOn }, comment })
  for (const from of [startsOn, '2026-08-16'])
    await expect(change(from, '2026-08-17')).rejects.toMatchObject({ details: { fields: [{ pointer: '/startsOn' }] } })
  expect(await change('2026-08-18', '2026-08-17')).toMatchObject({ startsOn: '2026-08-18' })
})
