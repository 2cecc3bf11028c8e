import { type CountLogsInput, ListLogsInput, type LogView } from '@ipt/contracts'
import { LogEntry, Placement } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { uploaded } from '../files/testing/uploads.ts'
import { amendLog } from './amend-log.ts'
import { countLogs, listLogs } from './logbook.queries.ts'
import { submitLog } from './submit-log.ts'
import { aLogIn, dayOf, submission } from './testing/chain.ts'
import { listWaiting } from './waiting.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Narrowed = Omit<CountLogsInput, 'as'>

/** All of a supervisor's queue, page by page. */
async function queue(season: TestSeason, narrowed: Narrowed & { order?: 'oldest' | 'weeks' }, limit = 2): Promise<LogView[]> {
  const ctx = server.as(season.industrialSupervisor)
  const logs: LogView[] = []
  let cursor: string | undefined
  do {
    const page = await listLogs(
      ctx,
      ListLogsInput.parse({ as: 'industrialSupervisor', status: ['SUBMITTED'], order: 'oldest', limit, ...narrowed, cursor }),
    )
    logs.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return logs
}

/** Two students of one supervisor, with logs on alternating days of two weeks. */
async function twoStudents() {
  const season = await server.season()
  const em = server.db.orm.em.fork()
  await em.nativeUpdate(Placement, { id: season.classmatePlacement.id }, { industrialSupervisor: season.industrialSupervisor.id })
  const logs: LogView[] = []
  for (let day = 0; day < 9; day++) {
    const who = day % 2 === 0 ? season.student : season.classmate
    logs.push(await submitLog(server.as(who), submission({ logDate: dayOf(day) })))
  }
  return { season, logs, em }
}

const ids = (logs: readonly { id: string }[]) => logs.map(({ id }) => id)

test('by student, late, rest day and files: each narrows list and count alike, page by page', async () => {
  const { season, logs, em } = await twoStudents()
  await em.nativeUpdate(LogEntry, { id: { $in: ids(logs.slice(0, 5)) } }, { late: true })
  await em.nativeUpdate(LogEntry, { id: { $in: ids(logs.slice(3, 7)) } }, { extra: true })
  await em.nativeUpdate(LogEntry, { id: { $nin: ids(logs.slice(3, 7)) } }, { extra: false })
  const student = server.as(season.student)
  for (const log of [logs[0], logs[4]]) await amendLog(student, { id: log?.id ?? '', attachmentIds: [(await uploaded(student)).id] })
  await amendLog(student, { id: logs[4]?.id ?? '', attachmentIds: [] })

  const cases: [Narrowed, string[]][] = [
    [{}, ids(logs)],
    [{ placementId: season.placement.id }, ids(logs.filter((_, day) => day % 2 === 0))],
    [{ late: true }, ids(logs.slice(0, 5))],
    [{ late: false }, ids(logs.slice(5))],
    [{ extra: true }, ids(logs.slice(3, 7))],
    [{ late: true, extra: true }, ids(logs.slice(3, 5))],
    [{ withFiles: true }, ids(logs.slice(0, 1))],
    [{ withFiles: false }, ids(logs.slice(1))],
    [{ organisationId: logs[0] ? (await em.findOneOrFail(Placement, { id: season.placement.id })).organisation.id : '' }, ids(logs)],
    [{ organisationId: server.services.newId() }, []],
  ]
  for (const [narrowed, expected] of cases) {
    expect(ids(await queue(season, narrowed)), JSON.stringify(narrowed)).toEqual(expected)
    const counts = await countLogs(server.as(season.industrialSupervisor), { as: 'industrialSupervisor', ...narrowed })
    expect(counts.SUBMITTED, JSON.stringify(narrowed)).toBe(expected.length)
  }
})

test('by weeks: the oldest week first, in it student by student, whatever the size of a page', async () => {
  const { season, logs } = await twoStudents()
  const one = season.placement.id < season.classmatePlacement.id ? 0 : 1
  const week = (from: number, to: number) => {
    const days = logs.slice(from, to)
    const of = (parity: number) => days.filter((log) => logs.indexOf(log) % 2 === parity)
    return [...of(one), ...of(1 - one)]
  }
  // The first day is a Tuesday: six days of its week, then the next one.
  const expected = ids([...week(0, 6), ...week(6, 9)])
  for (const limit of [1, 2, 4, 100]) expect(ids(await queue(season, { order: 'weeks' }, limit))).toEqual(expected)
  await expect(
    listLogs(server.as(season.industrialSupervisor), ListLogsInput.parse({ order: 'weeks', cursor: 'WyIyMDI2LTA4LTA0IiwieCJd' })),
  ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

test('what a queue can be narrowed to: whose logs wait, and how many; of one’s own alone', async () => {
  const { season, logs, em } = await twoStudents()
  await em.nativeUpdate(LogEntry, { id: logs[0]?.id ?? '' }, { late: true })
  const elsewhere = await server.season()
  await aLogIn(server, elsewhere, 'SUBMITTED')
  const { items } = await listWaiting(server.as(season.industrialSupervisor), { as: 'industrialSupervisor', status: 'SUBMITTED' })
  expect(items.map(({ student, count, late }) => ({ student, count, late }))).toEqual(
    [
      { student: { id: season.student.id, name: season.student.name }, count: 5, late: 1 },
      { student: { id: season.classmate.id, name: season.classmate.name }, count: 4, late: 0 },
    ].sort((a, b) => a.student.name.localeCompare(b.student.name)),
  )
  const others = await listWaiting(server.as(season.lecturer), { as: 'industrialSupervisor', status: 'SUBMITTED' })
  expect(others.items, 'a role that one doesn’t hold').toEqual([])
})
