import type { TestSeason } from '@ipt/domain/builders'
import type { AnyProcedure } from '@trpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inPath, isKeyed, needsVersion, type Operation } from './kernel/operations.ts'
import { OPERATIONS } from './rest.ts'
import { appRouter } from './router.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from './testing/index.ts'
import { refused, restOf } from './testing/rest.ts'

// What docs/rest.md says of all calls.

let server: TestServer
let season: TestSeason
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
})

const call = restOf(() => server)
const procedures = appRouter._def.procedures as unknown as Record<string, AnyProcedure>
const procedureOf = ({ procedure }: Operation) => procedures[procedure] as AnyProcedure

/** The address with an id of nothing in each of its places. */
const somewhere = ({ path }: Operation) => inPath(path).reduce((at, name) => at.replace(`{${name}}`, server.services.newId()), path)

/** The answer to whoever's role lets them in. */
async function admitted({ method, ...operation }: Operation, headers: Record<string, string>) {
  for (const person of [season.coordinator, season.student, season.industrialSupervisor, season.universitySupervisor]) {
    const answer = await call(person, method.toUpperCase(), somewhere({ method, ...operation }), {}, headers)
    if (answer.status !== 403) return answer
  }
  throw new Error(`Nobody may call ${operation.path}.`)
}

const keyed = OPERATIONS.filter((operation) => isKeyed(operation, procedureOf(operation)))
const versioned = OPERATIONS.filter((operation) => needsVersion(procedureOf(operation)))

describe('Idempotency-Key', () => {
  test.for(keyed)('is read by $method $path', async (operation) => {
    refused(await admitted(operation, { 'idempotency-key': 'two words' }), 400, 'IDEMPOTENCY_KEY_MALFORMED')
  })

  test('says nothing to a call that anybody may make', async () => {
    const { email } = season.student
    expect(await call(null, 'POST', '/auth/login', { email, password: TEST_PASSWORD }, { 'idempotency-key': 'two words' })).toMatchObject({
      status: 200,
    })
  })

  test('is another one by a token of the same person', async () => {
    const made = await call(season.student, 'POST', '/me/tokens', {
      id: server.services.newId(),
      name: 'Phone',
      scopes: ['logs:write'],
      expires_on: '2026-09-18',
    })
    expect(made.status).toBe(201)
    const submit = (log_date: string, authorization: Record<string, string>) =>
      call(season.student, 'POST', '/logs', { content: 'Checked the feeder.', log_date }, { 'idempotency-key': 'log', ...authorization })
    const first = await submit('2026-08-18', {})
    const second = await submit('2026-08-17', { authorization: `Bearer ${made.body.token}` })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).not.toBe(first.body.id)
  })
})

describe('If-Match', () => {
  test.for(versioned)('is needed by $method $path', async (operation) => {
    refused(await admitted(operation, {}), 428, 'PRECONDITION_REQUIRED')
  })

  test('its ETag answers nothing with 304', async () => {
    const headers = { authorization: `Bearer ${await server.tokenOf(season.coordinator)}` }
    const path = `/api/v1/institutions/${season.institution.id}`
    const etag = (await server.request(path, { headers })).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"\d+"$/)
    expect((await server.request(path, { headers: { ...headers, 'if-none-match': etag } })).status).toBe(200)
  })
})

describe('request_id and id, by PATCH', () => {
  test('stand for nothing else', async () => {
    const log = (await call(season.student, 'POST', '/logs', { content: 'Checked the feeder.' })).body
    const request_id = server.services.newId()
    const verify = (body: object) => call(season.industrialSupervisor, 'PATCH', `/logs/${log.id}/verify`, { ...body, request_id })
    expect((await verify({ status: 'rejected', comment: 'Which one?' })).status).toBe(200)
    refused(await verify({ status: 'rejected', comment: 'Which feeder?' }), 409, 'ID_TAKEN')
  })

  test('an arrival note that was reported with other words is in the wrong state', async () => {
    const waiting = await server.season({ status: 'CONFIRMED' })
    const id = server.services.newId()
    const report = (note: string) => call(waiting.student, 'POST', '/arrival-notes', { id, note })
    expect(await report('Gate 2.')).toEqual(await report('Gate 2.'))
    refused(await report('Gate 3.'), 409, 'WRONG_STATE')
  })
})

test('every answer says how many calls are left, a refusal too', async () => {
  const headers = { authorization: `Bearer ${await server.tokenOf(season.student)}` }
  for (const path of ['/me', '/nothing']) {
    const answer = await server.request(`/api/v1${path}`, { headers })
    expect(answer.headers.get('ratelimit-policy')).toBe('"default";q=3000;w=60')
    expect(answer.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+$/)
  }
})

test('a method that an address does not take is told those that it takes', async () => {
  const answer = await server.request(`/api/v1/cohorts/${season.cohort.id}`, { method: 'DELETE' })
  expect([answer.status, answer.headers.get('allow')?.split(', ').sort()]).toEqual([405, ['GET', 'PATCH']])
})

test('names are in snake_case, moments in UTC, days without a zone', async () => {
  await call(season.student, 'POST', '/logs', { content: 'Checked the feeder.' })
  const answers = [
    await call(season.coordinator, 'GET', '/logs'),
    await call(season.student, 'GET', '/placements/?as=student'),
    await call(season.coordinator, 'GET', `/institutions/${season.institution.id}/`),
    await call(season.coordinator, 'GET', '/audit?limit=5'),
  ]
  for (const { status, body } of answers) {
    expect(status).toBe(200)
    for (const [key, value] of leavesOf(body)) {
      expect(key).toMatch(/^[a-z][a-z0-9_]*$/)
      if (key === 'at' || key.endsWith('_at'))
        expect(value ?? '2026-08-12T14:03:00.000Z', key).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      if (key.endsWith('_on') || key.endsWith('_date') || key === 'today') expect(value ?? '2026-08-12', key).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  }
})

/** Every key with its value, however deep. */
const leavesOf = (value: unknown): [key: string, value: unknown][] =>
  Array.isArray(value)
    ? value.flatMap(leavesOf)
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => [[key, inner] as [string, unknown], ...leavesOf(inner)])
      : []

test('a query says what it means: numbers in digits, texts in UTF-8, cursors of this very list', async () => {
  const asked = async (path: string) => {
    const { status, body } = await call(season.coordinator, 'GET', path)
    return [status, (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)]
  }
  for (const limit of ['0x10', '1e1', '%2010', '%D9%A3']) expect(await asked(`/people?limit=${limit}`), limit).toEqual([422, ['/limit']])
  for (const q of ['%ff', '%ed%a0%80', '%']) expect(await asked(`/people?q=${q}`), q).toEqual([422, ['/q']])
  const { body } = await call(season.coordinator, 'GET', '/people?limit=1')
  const { next } = body
  expect(await asked(`/people?limit=1&cursor=${next}`)).toEqual([200, undefined])
  expect(await asked(`/organisations?limit=1&cursor=${next}`)).toEqual([422, ['/cursor']])
})
