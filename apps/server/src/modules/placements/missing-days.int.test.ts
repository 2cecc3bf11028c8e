import { Holiday, LeaveRequest, Placement } from '@ipt/db'
import { addDays } from '@ipt/domain'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../kernel/tables.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { submitLog } from '../logbook/index.ts'
import { missingDaysOf } from './missing-days.ts'
import { listPlacements } from './placements.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const day = fc.integer({ min: 0, max: 30 })

/** Days are counted from the season's first one; today is its fifteenth. */
const CASES = fc.record({
  logs: fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 8 }),
  holidays: fc.uniqueArray(day, { maxLength: 3 }),
  leave: fc.array(fc.record({ from: day, length: fc.integer({ min: 0, max: 4 }), granted: fc.boolean() }), { maxLength: 3 }),
  workingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  ends: fc.constantFrom(null, 'soon' as const, 'early' as const),
})

test('SQL and the domain count the same missing days', async () => {
  for (const [index, given] of fc.sample(CASES, { seed: 20_261_125, numRuns: 25 }).entries()) {
    const season = await server.season({ cohort: { workingDays: given.workingDays } })
    const { placement, institution, cohort } = season
    const on = (offset: number) => addDays(cohort.startsOn, offset)
    const em = server.db.orm.em.fork()
    const at = server.clock.now
    for (const offset of given.holidays)
      await em.insert(Holiday, {
        id: server.services.newId(),
        institution: institution.id,
        day: on(offset),
        name: 'Holiday',
        createdAt: at,
      })
    for (const offset of given.logs)
      await submitLog(server.as(season.student), { content: 'Work.', hours: 6, skills: [], attachmentIds: [], logDate: on(offset) })
    for (const { from, length, granted } of given.leave)
      await em.insert(LeaveRequest, {
        id: server.services.newId(),
        institution: institution.id,
        placement: placement.id,
        kind: 'SICK',
        status: granted ? 'GRANTED' : 'ASKED',
        fromOn: on(from),
        toOn: on(from + length),
        note: '',
        version: 1,
        askedAt: at,
        decidedAt: granted ? at : null,
      })
    if (given.ends === 'soon') await em.nativeUpdate(Placement, { id: placement.id }, { endsOn: on(14) })
    if (given.ends === 'early') await em.nativeUpdate(Placement, { id: placement.id }, { status: 'ENDED_EARLY', endedOn: on(9) })

    const [view] = await listPlacements(server.as(season.universitySupervisor), { as: 'universitySupervisor' })
    const row = await tables(server.services.orm.em.fork())
      .selectFrom('placement')
      .select(missingDaysOf(at).as('missing'))
      .where('placement.id', '=', sql<string>`${placement.id}::uuid`)
      .executeTakeFirstOrThrow()
    expect([index, row.missing]).toEqual([index, view?.expected.missing])
    expect(view?.minutesLogged).toBe(given.logs.length * 360)
  }
})
