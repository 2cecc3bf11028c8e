import { WriteSummaryInput } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { signOffWeek } from './sign-off-week.ts'
import { LAST_WEEK, THIS_WEEK, weekOf } from './testing/week.ts'
import { viewWeek } from './weeks.queries.ts'
import { writeSummary } from './write-summary.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const eventsOfWeek = async (placementId: string) =>
  server.db.orm.em
    .fork()
    .execute<{ kind: string; data: object; content_digest: string | null; revision: number }[]>(
      `select kind, data, content_digest, revision from domain_event where subject_type = 'week' and data->>'placementId' = ? order by id`,
      [placementId],
    )

test('a student sums his week up, again and again; the record keeps each by its digest', async () => {
  const season = await server.season()
  const ctx = server.as(season.student)
  const requestId = server.services.newId()
  const write = () => writeSummary(ctx, { ...weekOf(season), summary: 'Relays.', revision: 0, requestId })
  const view = await write()
  expect(view).toMatchObject({ status: 'OPEN', summary: { text: 'Relays.', revision: 1 }, can: ['writeSummary'] })
  expect(await write(), 'sent again, it answers the same').toEqual(view)
  await expect(writeSummary(ctx, { ...weekOf(season), summary: 'Other words.', requestId })).rejects.toMatchObject({ code: 'ID_TAKEN' })

  expect((await writeSummary(ctx, { ...weekOf(season), summary: 'Relays and meters.', revision: 1 })).summary).toMatchObject({
    revision: 2,
  })
  await expect(writeSummary(ctx, { ...weekOf(season), summary: 'From another tab.', revision: 1 })).rejects.toMatchObject({
    code: 'STALE_REVISION',
    facts: { revision: 2 },
  })
  const events = await eventsOfWeek(season.placement.id)
  expect(events).toMatchObject([
    { kind: 'week.summaryWritten', revision: 1, content_digest: expect.any(String) },
    { kind: 'week.summaryWritten', revision: 2, content_digest: expect.any(String) },
  ])
  expect(JSON.stringify(events)).not.toContain('Relays')
  expect(events[0]?.data).toMatchObject({ weekStartsOn: LAST_WEEK, studentId: season.student.id })
})

test('two first summaries in one moment are one week', async () => {
  const season = await server.season()
  const write = (summary: string) => writeSummary(server.as(season.student), { ...weekOf(season), summary, revision: 0 })
  const results = await Promise.allSettled([write('One.'), write('Two.')])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STALE_REVISION' } })
})

test('a signed week is frozen', async () => {
  const season = await server.season()
  await signOffWeek(server.as(season.industrialSupervisor), { ...weekOf(season), comment: '' })
  await expect(writeSummary(server.as(season.student), { ...weekOf(season), summary: 'Too late.' })).rejects.toMatchObject({
    code: 'WRONG_STATE',
  })
})

test('who sees the week may not write for the student; who does not see it finds nothing', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const write = (who: typeof season.student) => writeSummary(server.as(who), { ...weekOf(season), summary: 'Words.' })
  for (const who of [season.industrialSupervisor, season.universitySupervisor, season.coordinator])
    await expect(write(who)).rejects.toMatchObject({ code: 'NOT_YOURS' })
  for (const who of [season.classmate, season.colleague, season.lecturer, elsewhere.student, elsewhere.coordinator])
    await expect(write(who)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  for (const who of [season.classmate, elsewhere.coordinator])
    await expect(viewWeek(server.as(who), weekOf(season))).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' })
  expect(await eventsOfWeek(season.placement.id)).toEqual([])
})

test('a week that has not begun, or is none of the placement, is not there', async () => {
  const season = await server.season()
  const write = (weekStartsOn: string) => writeSummary(server.as(season.student), { ...weekOf(season, weekStartsOn), summary: 'Words.' })
  expect(await write(THIS_WEEK)).toMatchObject({ number: 3 })
  expect(await write('2026-08-03')).toMatchObject({ number: 1, previous: null })
  for (const week of ['2026-08-24', '2026-07-27']) await expect(write(week)).rejects.toMatchObject({ code: 'WEEK_NOT_FOUND' })
})

test('what is no Monday, empty or too long is refused by name', () => {
  const input = { placementId: '01980000-0000-7000-8000-000000000001', weekStartsOn: LAST_WEEK, summary: 'Words.' }
  const pathOf = (more: object) => WriteSummaryInput.safeParse({ ...input, ...more }).error?.issues[0]?.path[0]
  expect(pathOf({})).toBeUndefined()
  expect(pathOf({ weekStartsOn: '2026-08-11' })).toBe('weekStartsOn')
  expect(pathOf({ summary: ' \n' })).toBe('summary')
  expect(pathOf({ summary: 'x'.repeat(LIMITS.weekSummary + 1) })).toBe('summary')
})

test('a placement that has not begun has no weeks to write on', async () => {
  const season = await server.season({ status: 'CONFIRMED' })
  await expect(writeSummary(server.as(season.student), { ...weekOf(season), summary: 'Words.' })).rejects.toMatchObject({
    code: 'WRONG_STATE',
  })
})
