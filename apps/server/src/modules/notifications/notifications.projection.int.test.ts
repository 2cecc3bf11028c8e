import { setTimeout as sleep } from 'node:timers/promises'
import { EventPosition, Notification } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { LOG_TRANSITIONS } from '@ipt/log-machine'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { record } from '../../kernel/events.ts'
import { advance, rebuild } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { notificationsProjection } from './notifications.projection.ts'

let server: TestServer
let season: TestSeason
beforeAll(async () => {
  server = await startTestServer()
  season = await server.season()
})
afterAll(() => server.stop())

/** One transaction that records an event and then dawdles, so that others begun later commit before it; some are rolled back. */
const step = fc.record({
  kind: fc.constantFrom(...LOG_TRANSITIONS.map((row) => row.records), 'something.else'),
  startMs: fc.nat(15),
  holdMs: fc.nat(15),
  rollback: fc.boolean(),
  actor: fc.constantFrom('student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'),
  subject: fc.uuid({ version: 7 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function play({ kind, startMs, holdMs, rollback, actor, subject }: Step): Promise<string | null> {
  await sleep(startMs)
  const ctx = server.as(season[actor as 'student'])
  try {
    return await ctx.em.fork().transactional(async (em) => {
      const id = await record(
        { ...ctx, em },
        {
          kind,
          subject: { type: 'log', id: subject },
          institutionId: season.institution.id,
          role: null,
          from: null,
          to: null,
          revision: 1,
          data: {
            studentId: season.student.id,
            industrialSupervisorId: season.industrialSupervisor.id,
            universitySupervisorId: season.universitySupervisor.id,
            logDate: '2026-08-18',
          },
          at: new Date(server.clock.now),
        },
      )
      await sleep(holdMs)
      if (rollback) throw new RolledBack()
      return id
    })
  } catch (error) {
    if (error instanceof RolledBack) return null
    throw error
  }
}
class RolledBack extends Error {}

async function drain(): Promise<void> {
  const { orm } = server.services
  while ((await sequence(orm)) + (await advance(orm, notificationsProjection)) > 0);
}

const notifications = async () => {
  const rows = await server.db.orm.em.fork().find(Notification, {}, { orderBy: { id: 'asc' } })
  return rows.map((row) => ({ ...row, user: row.user.id }))
}

test('a projection that ran beside overtaking commits equals one that is made again from the first event', async () => {
  let committed = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (history) => {
      const transactions = Promise.all(history.map(play))
      let running = true
      const projecting = (async () => {
        while (running) await drain().then(() => sleep(1))
      })()
      const ids = (await transactions).filter((id) => id !== null)
      running = false
      await projecting
      await drain()
      committed += ids.length

      const positions = await server.db.orm.em.fork().find(EventPosition, {}, { orderBy: { seq: 'asc' } })
      expect(positions.map((position) => Number(position.seq))).toEqual(Array.from({ length: committed }, (_, index) => index + 1))
      expect(new Set(positions.slice(committed - ids.length).map((position) => position.eventId))).toEqual(new Set(ids))

      const [first] = await notifications()
      if (first) await server.db.orm.em.fork().nativeUpdate(Notification, { id: first.id }, { readAt: new Date('2026-08-18T10:00:00Z') })
      const live = await notifications()
      await rebuild(server.services.orm, notificationsProjection)
      expect(await notifications()).toEqual(live)
    }),
    { numRuns: 20 },
  )
})

test('two sequencers at once give every event one place', async () => {
  const before = await server.db.orm.em.fork().count(EventPosition)
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      play({
        kind: 'log.verified',
        startMs: 0,
        holdMs: 0,
        rollback: false,
        actor: 'student',
        subject: `01980000-0000-7000-8000-0000000000${index + 10}`,
      }),
    ),
  )
  while (
    (await Promise.all([sequence(server.services.orm), sequence(server.services.orm), sequence(server.services.orm)])).some(
      (moved) => moved > 0,
    )
  );
  expect(await server.db.orm.em.fork().count(EventPosition)).toBe(before + 20)
})

test('nobody is told what he did himself, and everybody once', async () => {
  await server.db.orm.em.fork().nativeDelete(Notification, {})
  const id = await play({
    kind: 'log.voided',
    startMs: 0,
    holdMs: 0,
    rollback: false,
    actor: 'universitySupervisor',
    subject: '01980000-0000-7000-8000-000000000099',
  })
  await drain()
  const told = (await notifications()).filter((row) => row.eventId === id)
  expect(told.map((row) => row.user).sort()).toEqual([season.student.id, season.industrialSupervisor.id].sort())
})
