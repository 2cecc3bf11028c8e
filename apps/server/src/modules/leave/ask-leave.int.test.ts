import { AskLeaveInput } from '@ipt/contracts'
import { LeaveRequest } from '@ipt/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { submitLog } from '../logbook/index.ts'
import { askLeave } from './ask-leave.ts'
import { declineLeave } from './decline-leave.ts'
import { aRequest, asks } from './testing/leave.ts'
import { withdrawLeave } from './withdraw-leave.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('a student asks; the record holds days, not words', async () => {
  const season = await server.season()
  const input = aRequest(server, season)
  const view = await askLeave(server.as(season.student), input)
  expect(view).toMatchObject({ status: 'ASKED', days: 3, note: input.note, decided: null, can: ['withdraw'], undoUntil: null })
  const events = await server.eventsOf(input.id)
  expect(events).toMatchObject([
    {
      kind: 'leave.asked',
      toStatus: 'ASKED',
      actorRole: 'student',
      contentDigest: null,
      data: { leaveKind: 'SICK', from: '2026-08-24', to: '2026-08-26', industrialSupervisorId: season.industrialSupervisor.id },
    },
  ])
  expect(JSON.stringify(events)).not.toContain('Malaria')

  expect(await askLeave(server.as(season.student), input), 'sent again, it answers the same').toEqual(view)
  expect(await server.eventsOf(input.id)).toHaveLength(1)
  await expect(askLeave(server.as(season.student), { ...input, to: '2026-08-25' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  const others = { ...input, placementId: season.classmatePlacement.id }
  await expect(askLeave(server.as(season.classmate), others)).rejects.toMatchObject({ code: 'ID_TAKEN' })
})

test('sent twice at once it is one request; two for one day are not both taken', async () => {
  const season = await server.season()
  const input = aRequest(server, season)
  const [one, two] = await Promise.all([askLeave(server.as(season.student), input), askLeave(server.as(season.student), input)])
  expect(two).toEqual(one)
  const rivals = await Promise.allSettled(Array.from({ length: 5 }, () => asks(server, season, { from: '2026-09-01', to: '2026-09-03' })))
  expect(rivals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await server.db.orm.em.fork().count(LeaveRequest, { placement: season.placement.id, fromOn: '2026-09-01' })).toBe(1)
})

test('days that are asked for already are refused, until they are free again', async () => {
  const season = await server.season()
  const first = await asks(server, season)
  for (const days of [
    { from: '2026-08-26', to: '2026-08-28' },
    { from: '2026-08-20', to: '2026-08-24' },
    { from: '2026-08-25', to: '2026-08-25' },
  ])
    await expect(asks(server, season, days)).rejects.toMatchObject({ code: 'LEAVE_OVERLAPS' })
  expect(await asks(server, season, { from: '2026-08-27', to: '2026-08-28' })).toMatchObject({ status: 'ASKED' })
  await declineLeave(server.as(season.industrialSupervisor), { id: first.id, comment: 'The shutdown is on these days.' })
  const again = await asks(server, season)
  await withdrawLeave(server.as(season.student), { id: again.id })
  expect(await asks(server, season)).toMatchObject({ status: 'ASKED' })
})

test('days outside of the placement, and a placement that is over, are refused', async () => {
  const season = await server.season()
  const { startsOn, endsOn } = season.placement
  await expect(asks(server, season, { from: '2026-08-01', to: startsOn })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/from' }],
  })
  await expect(asks(server, season, { from: endsOn, to: '2026-11-01' })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ pointer: '/to' }],
  })
  expect(await asks(server, season, { from: startsOn, to: startsOn })).toMatchObject({ days: 1 })
  const over = await server.season({ status: 'COMPLETED' })
  await expect(asks(server, over)).rejects.toMatchObject({ code: 'NO_OPEN_PLACEMENT' })
})

test('a log of a leave day is taken all the same', async () => {
  const season = await server.season()
  await asks(server, season, { from: '2026-08-18', to: '2026-08-18' })
  const log = { content: 'Came after all.', hours: null, skills: [], attachmentIds: [] }
  expect(await submitLog(server.as(season.student), log)).toMatchObject({ status: 'SUBMITTED', logDate: '2026-08-18' })
})

test('only its student asks', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const ask = (who: typeof season.student) => askLeave(server.as(who), aRequest(server, season))
  for (const who of [season.industrialSupervisor, season.universitySupervisor, season.coordinator])
    await expect(ask(who)).rejects.toMatchObject({ code: 'NOT_YOURS' })
  for (const who of [season.classmate, season.colleague, elsewhere.student, elsewhere.coordinator])
    await expect(ask(who)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  expect(await server.db.orm.em.fork().count(LeaveRequest, { placement: season.placement.id })).toBe(0)
})

test('more than a month, or an end before its beginning, is refused by name', () => {
  const input = { id: '01980000-0000-7000-8000-000000000001', placementId: '01980000-0000-7000-8000-000000000002', kind: 'REST' }
  const issueOf = (from: string, to: string) => AskLeaveInput.safeParse({ ...input, from, to }).error?.issues.map(({ path }) => path[0])
  expect(issueOf('2026-08-01', '2026-08-31')).toBeUndefined()
  expect(issueOf('2026-08-01', '2026-09-01')).toEqual(['to'])
  expect(issueOf('2026-08-02', '2026-08-01')).toEqual(['to'])
  expect(AskLeaveInput.safeParse({ ...input, kind: 'NAP', from: '2026-08-01', to: '2026-08-01' }).success).toBe(false)
})
