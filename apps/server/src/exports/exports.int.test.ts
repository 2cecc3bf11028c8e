import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/index.ts'
import { aLogThatIs } from '../testing/logs.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function exported(who: TestPerson | null, file: string, filter?: object | string, method = 'GET') {
  const query = filter === undefined ? '' : `?filter=${encodeURIComponent(typeof filter === 'string' ? filter : JSON.stringify(filter))}`
  const headers: Record<string, string> = who ? { authorization: `Bearer ${await server.tokenOf(who)}` } : {}
  const response = await server.request(`/exports/${file}${query}`, { method, headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { response, text: bytes.toString('utf8'), bytes, lines: bytes.toString('utf8').split('\r\n') }
}

test('the file holds what the list holds under that filter, with whom to reach', async () => {
  const season = await server.season()
  await aLogThatIs(server, season, 'SUBMITTED', 0)
  await aLogThatIs(server, season, 'VERIFIED_INDUSTRY', 1)
  const all = await exported(season.coordinator, 'logs.csv')
  expect(all.response.headers.get('content-type')).toContain('text/csv')
  expect(all.response.headers.get('content-disposition')).toMatch(/^attachment; filename="logs-\d{4}-\d\d-\d\d\.csv"$/)
  expect([...all.bytes.subarray(0, 3)], 'by which spreadsheets know UTF-8').toEqual([0xef, 0xbb, 0xbf])
  expect(all.lines[0]).toMatch(/^\ufeffDay,Student,Registration number,/)
  expect(all.lines).toHaveLength(4)

  const waiting = await exported(season.coordinator, 'logs.csv', { status: ['SUBMITTED'] })
  expect(waiting.lines).toHaveLength(3)
  for (const told of [
    'SUBMITTED',
    season.student.name,
    season.student.email,
    season.industrialSupervisor.email,
    season.universitySupervisor.email,
  ])
    expect(waiting.lines[1]).toContain(told)
})

test('hosts, vacancies and a season’s students are files too', async () => {
  const season = await server.season()
  const students = await exported(season.coordinator, 'students.csv', { cohortId: season.cohort.id, show: 'others' })
  expect(students.response.status).toBe(200)
  const placed = await exported(season.coordinator, 'students.csv', { cohortId: season.cohort.id, show: 'placed' })
  expect(students.text + placed.text).toContain(season.student.email)
  expect((await exported(season.coordinator, 'hosts.csv', { show: 'used' })).lines).toHaveLength(3)
  expect((await exported(season.coordinator, 'vacancies.csv')).lines).toHaveLength(2)
})

test('nobody gets more than the list shows: other institutions, other roles, nobody', async () => {
  const [one, other] = [await server.season(), await server.season()]
  await aLogThatIs(server, one, 'SUBMITTED', 0)
  expect((await exported(other.coordinator, 'logs.csv')).lines).toHaveLength(2)
  expect((await exported(other.coordinator, 'students.csv', { cohortId: one.cohort.id })).response.status).toBe(404)
  for (const who of [one.student, one.industrialSupervisor, one.universitySupervisor])
    expect((await exported(who, 'logs.csv')).response.status).toBe(403)
  expect((await exported(null, 'logs.csv')).response.status).toBe(401)
})

test.each([
  ['no JSON', 'status=SUBMITTED'],
  ['no object', '[]'],
  ['an unknown field', '{"stauts":["SUBMITTED"]}'],
  ['a value of none', '{"status":["OPEN"]}'],
])('a filter that is %s is refused, and no file begins', async (_, filter) => {
  const season = await server.season()
  const answer = await exported(season.coordinator, 'logs.csv', filter)
  expect(answer.response.status).toBe(422)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'INPUT_INVALID' })
})

test('a file that is none is not found; HEAD answers without the rows', async () => {
  const season = await server.season()
  expect((await exported(season.coordinator, 'secrets.csv')).response.status).toBe(404)
  const head = await exported(season.coordinator, 'logs.csv', undefined, 'HEAD')
  expect([head.response.status, head.bytes.length]).toEqual([200, 0])
})
