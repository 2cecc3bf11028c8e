import { Cohort } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { addHolidays } from '../institutions/index.ts'
import { submitLog } from '../logbook/index.ts'
import { addChecklistItem } from './add-checklist-item.ts'
import { cloneCohort } from './clone-cohort.ts'
import { listCohorts, viewCohort } from './cohorts.queries.ts'
import { editCohort } from './edit-cohort.ts'
import { openCohort } from './open-cohort.ts'
import { asSent } from './testing/cohorts.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const newId = () => server.services.newId()

function opened(season: TestSeason) {
  const { version, requestId, ...fields } = asSent(season, { id: newId(), name: 'IPT 2027', startsOn: '2027-07-19', endsOn: '2027-09-24' })
  return { ...fields, institutionId: season.institution.id }
}

test('a season is opened, sent twice it is one, and its event says so', async () => {
  const season = await server.season()
  const input = opened(season)
  const view = await openCohort(server.as(season.coordinator), input)
  expect(view).toMatchObject({ name: 'IPT 2027', programme: { code: 'EE' }, enrolled: 0, placed: 0, logs: 0, expectedDays: 50, version: 1 })
  expect(await openCohort(server.as(season.coordinator), input)).toEqual(view)
  await expect(openCohort(server.as(season.coordinator), { ...input, requiredDays: 1 })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await server.eventsOf(input.id)).toMatchObject([
    {
      kind: 'cohort.opened',
      subjectType: 'cohort',
      actorId: season.coordinator.id,
      institutionId: season.institution.id,
      data: { startsOn: '2027-07-19', endsOn: '2027-09-24' },
    },
  ])
  const list = await listCohorts(server.as(season.coordinator), season.institution.id)
  expect(list.map(({ id }) => id)).toEqual([input.id, season.cohort.id])
  expect(list[1]).toMatchObject({ enrolled: 2, placed: 2 })
})

test.for([
  [{ endsOn: '2027-07-18' }, '/endsOn'],
  [{ endsOn: '2099-12-31' }, '/endsOn'],
  [{ applicationsCloseOn: '2027-09-25' }, '/applicationsCloseOn'],
  [{ programmeId: crypto.randomUUID() }, '/programmeId'],
] as const)('%j makes no season, and the field is named', async ([over, pointer]) => {
  const season = await server.season()
  await expect(openCohort(server.as(season.coordinator), { ...opened(season), ...over })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer }],
  })
})

test('last year’s season with its checklist becomes this year’s, with nobody in it', async () => {
  const season = await server.season({ cohort: { startsOn: '2026-08-04', endsOn: '2026-10-13', logWindowDays: 3, workingDays: [1, 2, 3] } })
  const ctx = server.as(season.coordinator)
  await editCohort(ctx, { ...asSent(season), applicationsCloseOn: '2026-07-31', requiredMinutes: 24_000, verifyWithinDays: 5 })
  await addChecklistItem(ctx, {
    id: newId(),
    cohortId: season.cohort.id,
    label: 'Cover',
    kind: 'INSURANCE',
    needs: 'FILE',
    gate: 'PLACEMENT',
  })
  const input = { id: newId(), fromId: season.cohort.id }
  const view = await cloneCohort(ctx, input)
  expect(view).toMatchObject({
    name: 'IPT 2027, year 3',
    startsOn: '2027-08-04',
    endsOn: '2027-10-13',
    applicationsCloseOn: '2027-07-31',
    requiredDays: 50,
    requiredMinutes: 24_000,
    workingDays: [1, 2, 3],
    logWindowDays: 3,
    verifyWithinDays: 5,
    clonedFrom: { id: season.cohort.id },
    enrolled: 0,
    checklist: 1,
    version: 1,
  })
  expect(await cloneCohort(ctx, input)).toEqual(view)
  expect(await server.eventsOf(input.id)).toMatchObject([{ kind: 'cohort.cloned', data: { fromId: season.cohort.id } }])
})

test('dates are changed, but not so that logs fall outside: their number and days are named', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  for (const logDate of ['2026-08-06', '2026-08-10', '2026-08-18'])
    await submitLog(server.as(season.student), { logDate, content: 'Work.', hours: null, skills: [], attachmentIds: [] })
  await expect(editCohort(ctx, asSent(season, { startsOn: '2026-08-11' }))).rejects.toMatchObject({
    code: 'LOGS_OUTSIDE',
    facts: { count: 2, first: '2026-08-06', last: '2026-08-10' },
    fields: [{ pointer: '/startsOn' }],
  })
  await expect(editCohort(ctx, asSent(season, { endsOn: '2026-08-17' }))).rejects.toMatchObject({ fields: [{ pointer: '/endsOn' }] })
  const input = asSent(season, { startsOn: '2026-08-06', endsOn: '2026-08-18', requestId: newId() })
  const view = await editCohort(ctx, input)
  expect(view).toMatchObject({ startsOn: '2026-08-06', endsOn: '2026-08-18', version: 2, logs: 3 })
  expect(await editCohort(ctx, input)).toEqual(view)
  await expect(editCohort(ctx, { ...input, name: 'Other' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(editCohort(ctx, { ...input, requestId: newId() })).rejects.toMatchObject({ code: 'STALE_VERSION', facts: { version: 2 } })
  expect((await server.eventsOf(season.cohort.id)).map(({ kind }) => kind)).toEqual(['cohort.edited'])
})

test('holidays are not expected, and a log on one is extra', async () => {
  const season = await server.season()
  const before = await viewCohort(server.as(season.coordinator), season.cohort.id)
  await addHolidays(server.as(season.coordinator), {
    institutionId: season.institution.id,
    holidays: [
      { day: '2026-08-18', name: 'A Tuesday' },
      { day: '2026-08-16', name: 'A Sunday' },
      { day: '2026-12-09', name: 'After the season' },
    ],
  })
  const { expectedDays } = await viewCohort(server.as(season.coordinator), season.cohort.id)
  expect(expectedDays).toBe(before.expectedDays - 1)
  const log = (logDate: string) =>
    submitLog(server.as(season.student), { logDate, content: 'Work.', hours: null, skills: [], attachmentIds: [] })
  expect(await log('2026-08-18')).toMatchObject({ extra: true })
  expect(await log('2026-08-17')).toMatchObject({ extra: false })
})

test('for everybody else there is no such season, and nothing changes', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const acts: [string, (ctx: Ctx) => Promise<unknown>][] = [
    ['NOT_FOUND', (who) => listCohorts(who, season.institution.id)],
    ['NOT_FOUND', (who) => openCohort(who, opened(season))],
    ['COHORT_NOT_FOUND', (who) => viewCohort(who, season.cohort.id)],
    ['COHORT_NOT_FOUND', (who) => editCohort(who, asSent(season, { name: 'Mine' }))],
    ['COHORT_NOT_FOUND', (who) => cloneCohort(who, { id: newId(), fromId: season.cohort.id })],
  ]
  const others: TestPerson[] = [season.student, season.industrialSupervisor, season.universitySupervisor, elsewhere.coordinator]
  for (const [code, act] of acts) for (const who of others) await expect(act(server.as(who))).rejects.toMatchObject({ code })
  expect(await server.eventsOf(season.cohort.id)).toEqual([])
  expect(await server.db.orm.em.fork().count(Cohort, { institution: season.institution.id })).toBe(1)
})
