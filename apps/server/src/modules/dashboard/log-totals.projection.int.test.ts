import { LogEntry, LogStanding, LogWaitTotal, LogWeekTotal } from '@ipt/db'
import { addDays } from '@ipt/domain'
import { aLogSubmission, type TestSeason } from '@ipt/domain/builders'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DomainError } from '../../kernel/errors.ts'
import { advance, compareWithRebuild } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import {
  clearFlag,
  flagLog,
  requestRevision,
  resubmitLog,
  returnToStudent,
  submitLog,
  validateLog,
  verifyLog,
  voidLog,
} from '../logbook/index.ts'
import { logTotalsProjection } from './log-totals.projection.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const ACTS = ['verify', 'requestRevision', 'resubmit', 'validate', 'flag', 'clearFlag', 'returnToStudent', 'void'] as const

/** Somebody of the season tries something; what the chain refuses changes nothing. */
async function tries(season: TestSeason, act: (typeof ACTS)[number], id: string): Promise<void> {
  const comment = 'Which relay?'
  const as = {
    industrial: server.as(season.industrialSupervisor),
    academic: server.as(season.universitySupervisor),
    own: server.as(season.student),
    coordinator: server.as(season.coordinator),
  }
  const doing = {
    verify: () => verifyLog(as.industrial, { id }),
    requestRevision: () => requestRevision(as.industrial, { id, comment }),
    resubmit: () => resubmitLog(as.own, { id, content: 'Tested the overcurrent relay again.' }),
    validate: () => validateLog(as.academic, { id }),
    flag: () => flagLog(as.academic, { id, comment }),
    clearFlag: () => clearFlag(as.coordinator, { id, comment }),
    returnToStudent: () => returnToStudent(as.coordinator, { id, comment }),
    void: () => voidLog(as.coordinator, { id, comment }),
  }
  await doing[act]().catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
  })
}

function pass(ms: number): void {
  server.clock.now = new Date(server.clock.now.getTime() + ms)
}

async function caughtUp(): Promise<void> {
  await sequence(server.db.orm)
  while ((await advance(server.db.orm, logTotalsProjection)) > 0);
}

/** What the rows say, counted the slow way. */
async function counted(cohortId: string) {
  const em = server.db.orm.em.fork()
  const logs = await em.find(LogEntry, { placement: { cohort: cohortId } })
  const totals = await em.find(LogWeekTotal, { cohortId })
  const waiting = await em.find(LogWaitTotal, { cohortId })
  const sum = (rows: readonly { status: string; logs: number }[], status: string) =>
    rows.filter((row) => row.status === status).reduce((all, row) => all + row.logs, 0)
  return {
    logs,
    sum: (status: string) => sum(totals, status),
    waits: (status: string) => sum(waiting, status),
    negative: [...totals, ...waiting].some((row) => row.logs <= 0),
  }
}

test('whatever people do, the totals are what the rows say, and a rebuild makes the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...ACTS), fc.boolean()), { minLength: 5, maxLength: 25 }),
      async (steps) => {
        const season = await server.season()
        const ids: string[] = []
        for (let day = 0; day < 6; day++)
          ids.push(
            (
              await submitLog(
                server.as(season.student),
                aLogSubmission({ id: server.services.newId(), logDate: addDays('2026-08-04', day) }),
              )
            ).id,
          )
        for (const [which, act, look] of steps) {
          pass(3_600_000)
          await tries(season, act, ids[which] ?? '')
          if (look) await caughtUp()
        }
        await caughtUp()
        const { logs, sum, waits, negative } = await counted(season.cohort.id)
        for (const status of new Set(logs.map((log) => log.status))) {
          const here = logs.filter((log) => log.status === status).length
          expect(sum(status), status).toBe(here)
          if (!['VERIFIED_ACADEMIC', 'VOIDED'].includes(status)) expect(waits(status), status).toBe(here)
        }
        expect(negative).toBe(false)
        expect(await compareWithRebuild(server.db.orm, logTotalsProjection)).toEqual([])
      },
    ),
    { numRuns: 6 },
  )
})

test('a log that is amended while it waits has waited since it was sent; another state begins anew', async () => {
  const season = await server.season()
  const log = await submitLog(server.as(season.student), aLogSubmission({ logDate: '2026-08-18' }))
  const standing = async () => {
    await caughtUp()
    return server.db.orm.em.fork().findOneOrFail(LogStanding, { logId: log.id })
  }
  const sent = await standing()
  const browser = new TestBrowser(server)
  await browser.signIn(season.student)
  pass(3_600_000)
  expect(await browser.mutate('logbook.amend', { id: log.id, revision: 1, content: 'Tested both relays.' })).toMatchObject({ status: 200 })
  expect(await standing()).toMatchObject({ status: 'SUBMITTED', since: sent.since })
  pass(3_600_000)
  await requestRevision(server.as(season.industrialSupervisor), { id: log.id, comment: 'More, please.' })
  const returned = await standing()
  expect(returned.status).toBe('REVISION_REQUESTED')
  expect(returned.since.getTime() - sent.since.getTime()).toBe(2 * 3_600_000)
})

test('a total that somebody tampered with is found, with what is wrong', async () => {
  const season = await server.season()
  await submitLog(server.as(season.student), aLogSubmission({ logDate: '2026-08-18' }))
  await caughtUp()
  const em = server.db.orm.em.fork()
  await em.execute('update log_week_total set logs = logs + 1 where cohort_id = ?', [season.cohort.id])
  const found = await compareWithRebuild(server.db.orm, logTotalsProjection)
  expect(found).toMatchObject([{ projection: 'log-totals', table: 'log_week_total', missing: 1, extra: 1 }])
  await em.execute('update log_week_total set logs = logs - 1 where cohort_id = ?', [season.cohort.id])
  expect(await compareWithRebuild(server.db.orm, logTotalsProjection)).toEqual([])
})
