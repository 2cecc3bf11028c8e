import { UNDO_MS } from '@ipt/domain'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { declineLeave } from './decline-leave.ts'
import { grantLeave } from './grant-leave.ts'
import { asks } from './testing/leave.ts'
import { undoLeaveDecision } from './undo-leave-decision.ts'
import { withdrawLeave } from './withdraw-leave.ts'

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

const comment = 'The shutdown is on these days.'

describe.for([
  { verb: grantLeave, kind: 'leave.granted', to: 'GRANTED', reason: null },
  { verb: declineLeave, kind: 'leave.declined', to: 'DECLINED', reason: comment },
] as const)('$kind', ({ verb, kind, to, reason }) => {
  /** Only a refusal has words. */
  const words = (reason === null ? {} : { comment }) as { comment: string }

  test('the request moves, its event says so, and sent twice it is once', async () => {
    const season = await server.season()
    const { id } = await asks(server, season)
    const requestId = server.services.newId()
    const decide = () => verb(server.as(season.industrialSupervisor), { id, requestId, ...words })
    const view = await decide()
    expect(view).toMatchObject({
      status: to,
      declinedFor: reason,
      decided: { by: { name: 'Baraka Mwakyusa' } },
      can: ['undoDecision'],
      undoUntil: '2026-08-18T09:15:00.000Z',
    })
    expect(await decide()).toEqual(view)
    expect((await server.eventsOf(id)).slice(1)).toMatchObject([
      { kind, fromStatus: 'ASKED', toStatus: to, actorId: season.industrialSupervisor.id, data: { from: '2026-08-24' } },
    ])
    await expect(verb(server.as(season.industrialSupervisor), { id, ...words })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })

  test('only by this placement’s industrial supervisor', async () => {
    const season = await server.season()
    const elsewhere = await server.season()
    const { id } = await asks(server, season)
    for (const who of [season.student, season.universitySupervisor, season.coordinator])
      await expect(verb(server.as(who), { id, ...words })).rejects.toMatchObject({ code: 'NOT_YOURS' })
    for (const who of [season.colleague, season.classmate, elsewhere.industrialSupervisor, elsewhere.coordinator])
      await expect(verb(server.as(who), { id, ...words })).rejects.toMatchObject({ code: 'LEAVE_NOT_FOUND' })
    expect(await server.eventsOf(id)).toHaveLength(1)
  })

  test('taken back within 15 minutes by who decided, it waits again', async () => {
    const season = await server.season()
    const { id } = await asks(server, season)
    const supervisor = server.as(season.industrialSupervisor)
    await verb(supervisor, { id, ...words })
    server.clock.forward(UNDO_MS)
    await expect(undoLeaveDecision(server.as(season.student), { id })).rejects.toMatchObject({ code: 'NOT_YOURS' })
    const requestId = server.services.newId()
    const undo = () => undoLeaveDecision(supervisor, { id, requestId })
    const view = await undo()
    expect(view).toMatchObject({ status: 'ASKED', decided: null, declinedFor: null, can: ['grant', 'decline'] })
    expect(await undo()).toEqual(view)
    expect((await server.eventsOf(id)).map((event) => event.kind)).toEqual(['leave.asked', kind, 'leave.decisionUndone'])

    await verb(supervisor, { id, ...words })
    server.clock.forward(UNDO_MS + 1)
    await expect(undoLeaveDecision(supervisor, { id })).rejects.toMatchObject({ code: 'UNDO_OVER' })
  })
})

test('a refusal is not taken back over days that were asked for anew', async () => {
  const season = await server.season()
  const supervisor = server.as(season.industrialSupervisor)
  const { id } = await asks(server, season)
  await declineLeave(supervisor, { id, comment })
  await asks(server, season, { from: '2026-08-26', to: '2026-08-27' })
  await expect(undoLeaveDecision(supervisor, { id })).rejects.toMatchObject({ code: 'LEAVE_OVERLAPS' })
})

test('of a grant and a refusal in one moment one wins', async () => {
  const season = await server.season()
  const { id } = await asks(server, season)
  const supervisor = server.as(season.industrialSupervisor)
  const results = await Promise.allSettled([grantLeave(supervisor, { id }), declineLeave(supervisor, { id, comment })])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await server.eventsOf(id)).toHaveLength(2)
})

test('its student withdraws what is asked at any time, what is granted until its first day is over', async () => {
  const season = await server.season()
  const student = server.as(season.student)
  const past = await asks(server, season, { from: '2026-08-10', to: '2026-08-10' })
  const requestId = server.services.newId()
  const withdraw = () => withdrawLeave(student, { id: past.id, requestId })
  const view = await withdraw()
  expect(view).toMatchObject({ status: 'WITHDRAWN', can: [] })
  expect(await withdraw()).toEqual(view)
  expect((await server.eventsOf(past.id)).map((event) => event.kind)).toEqual(['leave.asked', 'leave.withdrawn'])

  const granted = await asks(server, season, { from: '2026-08-24', to: '2026-08-26' })
  await grantLeave(server.as(season.industrialSupervisor), { id: granted.id })
  await expect(withdrawLeave(server.as(season.industrialSupervisor), { id: granted.id })).rejects.toMatchObject({ code: 'NOT_YOURS' })
  await expect(withdrawLeave(server.as(season.classmate), { id: granted.id })).rejects.toMatchObject({ code: 'LEAVE_NOT_FOUND' })
  // Midnight of Dar es Salaam after its first day.
  server.clock.now = new Date('2026-08-24T21:00:00Z')
  await expect(withdrawLeave(student, { id: granted.id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  server.clock.now = new Date('2026-08-24T20:59:59Z')
  expect(await withdrawLeave(student, { id: granted.id })).toMatchObject({ status: 'WITHDRAWN' })
})
