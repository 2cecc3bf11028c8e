import { ListAuditInput } from '@ipt/contracts'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { anApplication, aVacancy } from '../../testing/vacancies.ts'
import { rejectApplication } from '../applications/index.ts'
import { listAudit } from './audit.queries.ts'

let server: TestServer
let season: TestSeason
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
})

const list = (input: ListAuditInput = {}, person: TestPerson = season.coordinator) =>
  listAudit(server.as(person), ListAuditInput.parse(input))
const kinds = async (input: ListAuditInput = {}) => (await list(input)).items.map(({ kind }) => kind)

test('newest first, in words, with who, whose and what was said', async () => {
  await aLogThatIs(server, season, 'VERIFIED_INDUSTRY', 0)
  const { items } = await list({ language: 'sw' })
  expect(items[0]).toMatchObject({
    kind: 'log.verified',
    sentence: expect.stringMatching(/^Kumbukumbu/),
    by: { id: season.industrialSupervisor.id },
    role: 'industrialSupervisor',
    subject: { type: 'log', label: season.student.name },
    from: 'SUBMITTED',
    to: 'VERIFIED_INDUSTRY',
    comment: null,
  })
  expect(items[1]).toMatchObject({ kind: 'log.submitted', by: { id: season.student.id } })
})

test('narrowed by group, by who, by the thing, by the institution’s days; paged without a gap', async () => {
  const log = await aLogThatIs(server, season, 'VERIFIED_INDUSTRY', 0)
  await aLogThatIs(server, season, 'SUBMITTED', 1)
  expect(await kinds({ group: 'hosts' })).toEqual([])
  expect(await kinds({ person: season.industrialSupervisor.id })).toEqual(['log.verified'])
  expect(await kinds({ q: season.industrialSupervisor.name.toUpperCase() })).toEqual(['log.verified'])
  expect(await kinds({ q: '%' })).toEqual([])
  expect(await kinds({ subject: log.id })).toEqual(['log.verified', 'log.submitted'])
  const all = (await list({ group: 'logs' })).items
  expect(all).toHaveLength(3)
  const [day, before] = [0, 2].map((days) => new Date(Date.parse(all[0]?.at ?? '') - days * 86_400_000).toISOString().slice(0, 10))
  expect(await kinds({ to: before, group: 'logs', subject: log.id })).toEqual([])
  expect(
    await kinds({ from: before, to: new Date(Date.parse(`${day}`) + 86_400_000).toISOString().slice(0, 10), group: 'logs' }),
  ).toHaveLength(3)
  const paged: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ group: 'logs', limit: 1, ...(cursor ? { cursor } : {}) })
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(paged).toEqual(all.map(({ id }) => id))
})

test('nobody reads another institution’s record, and coordinators alone read theirs', async () => {
  const log = await aLogThatIs(server, season, 'SUBMITTED', 0)
  const other = await server.season()
  expect((await list({ subject: log.id }, other.coordinator)).items).toEqual([])
  expect((await list({}, season.student)).items).toEqual([])
  const ask = async (who: TestPerson, path: string) =>
    server.request(path, { headers: { Authorization: `Bearer ${await server.tokenOf(who)}` } })
  expect((await ask(season.universitySupervisor, '/trpc/audit.list?input={}')).status).toBe(403)
  const file = await ask(season.coordinator, `/exports/audit.csv?filter=${encodeURIComponent(JSON.stringify({ subject: log.id }))}`)
  expect((await file.text()).trim().split('\r\n')).toHaveLength(2)
})

test('a person’s record is what they did and what befell them: their account, placements, logs, leave and applications', async () => {
  const log = await aLogThatIs(server, season, 'VOIDED', 0)
  const application = await anApplication(server, season, await aVacancy(server, season), season.student)
  await rejectApplication(server.as(season.coordinator), { id: application })
  await aLogThatIs(server, season, 'SUBMITTED', 1)
  const { items } = await list({ person: season.student.id, limit: 100 })
  const told = items.map(({ kind }) => kind)
  expect(told).toEqual(expect.arrayContaining(['log.submitted', 'log.verified', 'log.flagged', 'log.voided', 'application.rejected']))
  expect(new Set(items.map(({ id }) => id)).size, 'each once').toBe(items.length)
  expect([...items].sort((a, b) => b.at.localeCompare(a.at)).map(({ at }) => at)).toEqual(items.map(({ at }) => at))
  expect(items.filter(({ subject }) => subject.id === log.id)).toHaveLength(4)
  const paged: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ person: season.student.id, limit: 1, ...(cursor ? { cursor } : {}) })
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect(paged).toEqual(items.map(({ id }) => id))
  expect(await kinds({ person: season.classmate.id })).toEqual([])
  expect((await list({ person: season.student.id }, (await server.season()).coordinator)).items, 'nowhere else').toEqual([])
})
