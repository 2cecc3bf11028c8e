import { LogRevision } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { voidLog } from './index.ts'
import { submitLog } from './submit-log.ts'
import { aLogIn, dayOf, submission } from './testing/chain.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('a day of work is a log, its first revision and one event', async () => {
  const season = await server.season()
  const log = await submitLog(server.as(season.student), submission({ hours: 7.25 }))
  expect(log).toMatchObject({
    status: 'SUBMITTED',
    revision: 1,
    logDate: '2026-08-18',
    hours: 7.25,
    skills: ['Switchgear'],
    extra: false,
    late: false,
    can: ['amend'],
  })
  expect(await server.eventsOf(log.id)).toMatchObject([
    {
      kind: 'log.submitted',
      fromStatus: null,
      toStatus: 'SUBMITTED',
      revision: 1,
      actorId: season.student.id,
      actorRole: 'student',
      institutionId: season.institution.id,
    },
  ])
})

test('sent twice with one id, it answers the same and writes once', async () => {
  const season = await server.season()
  const id = server.services.newId()
  const first = await submitLog(server.as(season.student), submission({ id }))
  expect(await submitLog(server.as(season.student), submission({ id }))).toEqual(first)
  expect(await server.eventsOf(id)).toHaveLength(1)
})

test('sent ten times at once, it is one log', async () => {
  const season = await server.season()
  const id = server.services.newId()
  const answers = await Promise.all(Array.from({ length: 10 }, () => submitLog(server.as(season.student), submission({ id }))))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await server.eventsOf(id)).toHaveLength(1)
})

test('the same id with other words, or from somebody else, is refused without a word about whose it is', async () => {
  const season = await server.season()
  const id = server.services.newId()
  await submitLog(server.as(season.student), submission({ id }))
  const refusal = { code: 'ID_TAKEN', details: { code: 'ID_TAKEN' } }
  await expect(submitLog(server.as(season.student), submission({ id, content: 'Something else.' }))).rejects.toMatchObject(refusal)
  await expect(submitLog(server.as(season.classmate), submission({ id }))).rejects.toMatchObject(refusal)
})

test('one live log a date; a voided one frees it', async () => {
  const season = await server.season()
  const flagged = await aLogIn(server, season, 'FLAGGED', 3)
  const again = () => submitLog(server.as(season.student), submission({ logDate: dayOf(3) }))
  await expect(again()).rejects.toMatchObject({ code: 'DATE_TAKEN', fields: [{ pointer: '/logDate' }] })
  await voidLog(server.as(season.coordinator), { id: flagged.id, comment: 'Not his work.' })
  await expect(again()).resolves.toMatchObject({ status: 'SUBMITTED' })
})

test.for([
  ['2026-08-19', 'FUTURE'],
  ['2026-08-03', 'OUTSIDE_COHORT'],
  ['2026-10-14', 'OUTSIDE_COHORT'],
])('%s is refused: %s, with the days that are open', async ([logDate = '', reason]) => {
  const season = await server.season()
  await expect(submitLog(server.as(season.student), submission({ logDate }))).rejects.toMatchObject({
    code: 'DATE_NOT_OPEN',
    facts: { reason, from: '2026-08-04', to: '2026-08-18' },
    fields: [{ pointer: '/logDate' }],
  })
})

test('what was written in time and arrives late is taken and marked; a day of rest is extra', async () => {
  const season = await server.season({ cohort: { logWindowDays: 2 } })
  const late = submission({ logDate: '2026-08-15', writtenAt: '2026-08-15T15:00:00.000Z' })
  expect(await submitLog(server.as(season.student), late)).toMatchObject({ late: true, extra: true })
  const tooLate = submission({ logDate: '2026-08-14', writtenAt: '2026-08-18T06:00:00.000Z' })
  await expect(submitLog(server.as(season.student), tooLate)).rejects.toMatchObject({
    code: 'DATE_NOT_OPEN',
    facts: { reason: 'TOO_LATE' },
  })
})

test('before arrival there is no open placement, and another person’s is not there', async () => {
  const season = await server.season({ status: 'CONFIRMED' })
  await expect(submitLog(server.as(season.student), submission())).rejects.toMatchObject({ code: 'NO_OPEN_PLACEMENT' })
  await expect(submitLog(server.as(season.student), submission({ placementId: season.classmatePlacement.id }))).rejects.toMatchObject({
    code: 'PLACEMENT_NOT_FOUND',
  })
})

test('a file that is not there leaves nothing behind', async () => {
  const season = await server.season()
  const id = server.services.newId()
  await expect(submitLog(server.as(season.student), submission({ id, attachmentIds: [server.services.newId()] }))).rejects.toMatchObject({
    code: 'FILE_NOT_FOUND',
  })
  expect(await server.eventsOf(id)).toEqual([])
  expect(await server.db.orm.em.fork().count(LogRevision, { log: id })).toBe(0)
})
