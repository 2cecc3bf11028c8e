import { Week } from '@ipt/db'
import { UNDO_MS } from '@ipt/domain'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { flagLog, requestRevision, returnToStudent } from '../logbook/index.ts'
import { signOffWeek } from './sign-off-week.ts'
import { LAST_WEEK, logsOn, THIS_WEEK, weekOf } from './testing/week.ts'
import { undoSignOff } from './undo-sign-off.ts'
import { viewWeek } from './weeks.queries.ts'
import { writeSummary } from './write-summary.ts'

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

const idOfWeek = async (season: TestSeason) =>
  (await server.db.orm.em.fork().findOneOrFail(Week, { placement: season.placement.id, startsOn: LAST_WEEK })).id

test('the supervisor signs the week that he read: words, logs and hours are kept with it', async () => {
  const season = await server.season()
  const ids = await logsOn(server, season, ['2026-08-10', '2026-08-12'])
  await writeSummary(server.as(season.student), { ...weekOf(season), summary: 'Relays.' })
  const logs = ids.map((id) => ({ id, revision: 1 }))
  const requestId = server.services.newId()
  const sign = () =>
    signOffWeek(server.as(season.industrialSupervisor), { ...weekOf(season), comment: 'Good work.', revision: 1, logs, requestId })
  const view = await sign()
  expect(view).toMatchObject({
    status: 'SIGNED',
    signOff: { by: { name: 'Baraka Mwakyusa' }, comment: 'Good work.', logs: 2, hours: 16 },
    totals: { logged: 2, expected: 5, missing: 3, hours: 16 },
    changedSince: false,
    can: ['undoSignOff'],
  })
  expect((await server.eventsOf(await idOfWeek(season))).at(-1)).toMatchObject({
    kind: 'week.signed',
    fromStatus: 'OPEN',
    toStatus: 'SIGNED',
    actorRole: 'industrialSupervisor',
    contentDigest: expect.any(String),
    data: { logs: logs.map(({ id }) => `${id}@1`).join(' '), days: 2, minutes: 960, weekStartsOn: LAST_WEEK },
  })

  expect(await sign(), 'sent again, it answers the same').toEqual(view)
  expect(await server.eventsOf(await idOfWeek(season)), 'and records once').toHaveLength(2)
  const other = { ...weekOf(season), comment: 'Other words.', requestId }
  await expect(signOffWeek(server.as(season.industrialSupervisor), other)).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(
    signOffWeek(server.as(season.industrialSupervisor), { ...weekOf(season), comment: '' }),
    'a second time there is nothing to sign',
  ).rejects.toMatchObject({ code: 'WRONG_STATE' })
  expect((await viewWeek(server.as(season.universitySupervisor), weekOf(season))).signOff).toEqual(view.signOff)
})

test('a day that waits for him or for the student is named; missing days hold nobody up', async () => {
  const season = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  await logsOn(server, season, ['2026-08-10'])
  await logsOn(server, season, ['2026-08-12'], { verified: false })
  const [returned = ''] = await logsOn(server, season, ['2026-08-13'], { verified: false })
  await requestRevision(supervisor, { id: returned, comment: 'Which relay?' })
  await expect(signOffWeek(supervisor, { ...weekOf(season), comment: '' })).rejects.toMatchObject({
    code: 'WEEK_UNDECIDED',
    facts: { submitted: '2026-08-12', returned: '2026-08-13' },
  })
  expect((await viewWeek(supervisor, weekOf(season))).can).toEqual([])
  const empty = await server.season()
  expect(await signOffWeek(server.as(empty.industrialSupervisor), { ...weekOf(empty), comment: '' })).toMatchObject({
    status: 'SIGNED',
    totals: { logged: 0, missing: 5 },
  })
})

test('what was changed since it was read is not signed', async () => {
  const season = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  const [id = ''] = await logsOn(server, season, ['2026-08-10'])
  const read = { ...weekOf(season), comment: '', revision: 0, logs: [{ id, revision: 1 }] }
  await writeSummary(server.as(season.student), { ...weekOf(season), summary: 'Meanwhile.' })
  await expect(signOffWeek(supervisor, read)).rejects.toMatchObject({ code: 'STALE_REVISION', facts: { revision: 1 } })
  await logsOn(server, season, ['2026-08-11'])
  await expect(signOffWeek(supervisor, { ...read, revision: 1 })).rejects.toMatchObject({ code: 'STALE_REVISION' })
})

test('a running week is signed from its last working day on', async () => {
  const season = await server.season()
  const sign = () => signOffWeek(server.as(season.industrialSupervisor), { ...weekOf(season, THIS_WEEK), comment: '' })
  await expect(sign()).rejects.toMatchObject({ code: 'WEEK_NOT_OVER', facts: { from: '2026-08-21' } })
  // Friday, a minute after midnight in Dar es Salaam.
  server.clock.now = new Date('2026-08-20T21:01:00Z')
  expect(await sign()).toMatchObject({ status: 'SIGNED' })
})

test('a log that comes after the sign-off shows', async () => {
  const season = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  await logsOn(server, season, ['2026-08-10'])
  await signOffWeek(supervisor, { ...weekOf(season), comment: 'First.' })
  await logsOn(server, season, ['2026-08-11'], { verified: false })
  expect(await viewWeek(supervisor, weekOf(season))).toMatchObject({
    status: 'SIGNED',
    changedSince: true,
    signOff: { logs: 1 },
    can: ['undoSignOff'],
  })
  await expect(signOffWeek(supervisor, { ...weekOf(season), comment: '' })).rejects.toMatchObject({ code: 'WEEK_UNDECIDED' })
})

test('a log that goes back to the student shows; a flag changes nothing of what was vouched for', async () => {
  const season = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  const [id = ''] = await logsOn(server, season, ['2026-08-10'])
  await signOffWeek(supervisor, { ...weekOf(season), comment: 'First.' })
  await flagLog(server.as(season.universitySupervisor), { id, comment: 'Seen before.' })
  expect((await viewWeek(supervisor, weekOf(season))).changedSince).toBe(false)
  await returnToStudent(server.as(season.coordinator), { id, comment: 'Correct it.' })
  expect((await viewWeek(supervisor, weekOf(season))).changedSince).toBe(true)
})

test('signed again, it covers what there is now, and the earlier comment gives way', async () => {
  const season = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  await logsOn(server, season, ['2026-08-10'])
  await signOffWeek(supervisor, { ...weekOf(season), comment: 'First.' })
  await logsOn(server, season, ['2026-08-11'])
  expect((await viewWeek(supervisor, weekOf(season))).can).toEqual(['signOff', 'undoSignOff'])
  expect(await signOffWeek(supervisor, { ...weekOf(season), comment: 'Second.' })).toMatchObject({
    changedSince: false,
    signOff: { comment: 'Second.', logs: 2 },
  })
  expect((await server.eventsOf(await idOfWeek(season))).map(({ fromStatus }) => fromStatus)).toEqual(['OPEN', 'SIGNED'])
})

test('taken back within 15 minutes by who signed, the words are gone and the week is open', async () => {
  const season = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  await signOffWeek(supervisor, { ...weekOf(season), comment: 'Good.' })
  server.clock.forward(UNDO_MS)
  const requestId = server.services.newId()
  const undo = () => undoSignOff(supervisor, { ...weekOf(season), requestId })
  const view = await undo()
  expect(view).toMatchObject({ status: 'OPEN', signOff: null, can: ['signOff'] })
  expect(await undo()).toEqual(view)
  expect((await server.eventsOf(await idOfWeek(season))).map(({ kind }) => kind)).toEqual(['week.signed', 'week.signOffUndone'])
  await expect(undoSignOff(supervisor, weekOf(season))).rejects.toMatchObject({ code: 'WRONG_STATE' })

  await signOffWeek(supervisor, { ...weekOf(season), comment: 'Good.' })
  server.clock.forward(UNDO_MS + 1)
  await expect(undoSignOff(supervisor, weekOf(season))).rejects.toMatchObject({ code: 'UNDO_OVER' })
})

test('only this placement’s industrial supervisor signs', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  for (const verb of [signOffWeek, undoSignOff]) {
    for (const who of [season.student, season.universitySupervisor, season.coordinator])
      await expect(verb(server.as(who), { ...weekOf(season), comment: '' })).rejects.toMatchObject({ code: 'NOT_YOURS' })
    for (const who of [season.colleague, season.classmate, elsewhere.industrialSupervisor, elsewhere.coordinator])
      await expect(verb(server.as(who), { ...weekOf(season), comment: '' })).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  }
  expect(await server.db.orm.em.fork().count(Week, { placement: season.placement.id })).toBe(0)
})

test('of two sign-offs in one moment one wins', async () => {
  const season = await server.season()
  const sign = (comment: string) => signOffWeek(server.as(season.industrialSupervisor), { ...weekOf(season), comment })
  const results = await Promise.allSettled([sign('One.'), sign('Two.')])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await server.eventsOf(await idOfWeek(season))).toHaveLength(1)
})
