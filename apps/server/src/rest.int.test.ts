import { KeptAnswer, Membership } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rateOfCalls } from './kernel/rate-of-calls.ts'
import { problem, type RestEnv } from './kernel/rest.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from './testing/index.ts'
import { refused, restOf } from './testing/rest.ts'

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
const keyed = (key: string) => ({ 'idempotency-key': key })

describe('a POST with an Idempotency-Key', () => {
  const leave = { kind: 'SICK', from: '2026-08-18', to: '2026-08-18', note: 'Malaria.' }
  const ask = (key: string, more: object = {}, who: TestPerson = season.student) =>
    call(who, 'POST', '/leave-requests', { id: server.services.newId(), placement_id: season.placement.id, ...leave, ...more }, keyed(key))

  test('is answered as the first time, in quotes or bare, whatever has happened since', async () => {
    const id = server.services.newId()
    const first = await ask('"leave-1"', { id })
    expect(first.status).toBe(201)
    expect((await call(season.student, 'POST', `/leave-requests/${id}/withdraw`, {}, keyed('withdraw-1'))).status).toBe(200)
    expect(await ask('leave-1', { id })).toEqual(first)
  })

  test('is refused with another payload, at another address, and malformed; another person’s key is another', async () => {
    const id = server.services.newId()
    const first = await ask('leave-2', { id })
    refused(await ask('leave-2', { id, note: 'Typhoid.' }), 422, 'IDEMPOTENCY_KEY_REUSED')
    refused(await call(season.student, 'POST', `/leave-requests/${id}/withdraw`, {}, keyed('leave-2')), 422, 'IDEMPOTENCY_KEY_REUSED')
    for (const key of ['', '""', 'two words', 'x'.repeat(201)]) refused(await ask(key), 400, 'IDEMPOTENCY_KEY_MALFORMED')
    refused(await call(season.coordinator, 'POST', `/leave-requests/${first.body.id}/withdraw`, {}, keyed('leave-2')), 403, 'FORBIDDEN')
  })

  test('that was refused wrote nothing, and keeps nothing', async () => {
    refused(await ask('leave-3', { to: '2026-08-17' }), 422, 'INPUT_INVALID')
    expect((await ask('leave-3')).status).toBe(201)
  })

  test('is refused while the first is under way; after a minute without an answer it is done', async () => {
    const { keptAnswers } = server.services
    const sending = { owner: season.student.id, key: 'slow', payload: 'same' }
    const answer = { status: 200, body: '{}', etag: null }
    let answered = (): void => undefined
    const first = keptAnswers.once(sending, () => new Promise((resolve) => (answered = () => resolve(answer))))
    await expect.poll(() => server.db.orm.em.fork().count(KeptAnswer, { answer: null })).toBe(1)
    await expect(keptAnswers.once(sending, async () => answer)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' })
    server.clock.forward(61_000)
    expect(await keptAnswers.once(sending, async () => ({ ...answer, body: '{"second":true}' }))).toMatchObject({ body: '{"second":true}' })
    answered()
    await first
  })

  test('is forgotten after a day, and swept', async () => {
    expect((await ask('leave-4')).status).toBe(201)
    expect(await server.db.orm.em.fork().count(KeptAnswer)).toBeGreaterThan(0)
    server.clock.forward(24 * 60 * 60 * 1000)
    await server.services.keptAnswers.sweep()
    expect(await server.db.orm.em.fork().count(KeptAnswer)).toBe(0)
  })

  test('that makes a log with a file is one log, however the form was cut', async () => {
    const send = () => {
      const form = new FormData()
      form.append('content', 'Checked the feeder.')
      form.append('attachment', new File(['%PDF-1.4\n%%EOF\n'], 'sheet.pdf', { type: 'application/pdf' }))
      return call(season.student, 'POST', '/logs/', form, keyed('log-1'))
    }
    const first = await send()
    expect(first.status).toBe(201)
    expect(await send()).toEqual(first)
    refused(await call(season.student, 'POST', '/logs/', { content: 'Something else.' }, keyed('log-1')), 422, 'IDEMPOTENCY_KEY_REUSED')
  })

  test('tells nobody the answer of then who may no longer ask', async () => {
    const body = { id: server.services.newId(), code: 'XY', name: 'Mining' }
    const add = () => call(season.coordinator, 'POST', `/institutions/${season.institution.id}/departments`, body, keyed('department-1'))
    expect((await add()).status).toBe(201)
    const ended = await server.db.orm.em
      .fork()
      .nativeUpdate(Membership, { user: season.coordinator.id, role: 'coordinator' }, { until: server.clock.now })
    expect(ended).toBe(1)
    refused(await add(), 403, 'FORBIDDEN')
  })

  test('of an institution’s key is the key’s own', async () => {
    const path = `/institutions/${season.institution.id}`
    const keyOf = async (): Promise<string> => {
      const form = { id: server.services.newId(), name: 'LMS', scopes: ['institution:write'], expires_on: '2026-12-01' }
      return String((await call(season.coordinator, 'POST', `${path}/keys`, form)).body.token)
    }
    const add = async (token: string, code: string) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...keyed('department-2') }
      const body = JSON.stringify({ id, code, name: 'Mining' })
      const answer = await server.request(`/api/v1${path}/departments`, { method: 'POST', headers, body })
      return { status: answer.status, body: await answer.json() }
    }
    let id = server.services.newId()
    const [one, other] = [await keyOf(), await keyOf()]
    const first = await add(one, 'AB')
    expect(first.status).toBe(201)
    expect(await add(one, 'AB')).toEqual(first)
    expect(await add(one, 'CD')).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    id = server.services.newId()
    expect(await add(other, 'CD')).toMatchObject({ status: 201 })
  })

  test('stands for the request id of verbs that know one', async () => {
    const key = { owner: season.student.id, key: 'once' }
    expect(server.services.keptAnswers.requestIdOf(key)).toBe(server.services.keptAnswers.requestIdOf(key))
    expect(server.services.keptAnswers.requestIdOf(key)).not.toBe(server.services.keptAnswers.requestIdOf({ ...key, key: 'twice' }))
  })
})

describe('what has a version', () => {
  const department = (ifMatch?: string, body: object = { code: 'CS', name: 'Computing' }) =>
    call(season.coordinator, 'PATCH', `/departments/${departmentId}`, body, ifMatch === undefined ? {} : { 'if-match': ifMatch })
  let departmentId: string
  beforeEach(async () => {
    departmentId = server.services.newId()
    const made = await call(season.coordinator, 'POST', `/institutions/${season.institution.id}/departments`, {
      id: departmentId,
      code: 'XY',
      name: 'Old name',
    })
    expect(made.status).toBe(201)
  })

  test('is edited with If-Match: 428 without, 412 with another, and the body has no version', async () => {
    refused(await department(), 428, 'PRECONDITION_REQUIRED')
    refused(await department('*'), 428, 'PRECONDITION_REQUIRED')
    refused(await department('"2"'), 412, 'PRECONDITION_FAILED')
    for (const rubbish of ['x', '"1", "2"', '1']) refused(await department(rubbish), 400, 'PRECONDITION_UNREADABLE')
    refused(await department('"1"', { code: 'CS', name: 'Computing', version: 1 }), 422, 'INPUT_INVALID')
    expect((await department('"1"')).status).toBe(200)
    refused(await department('"1"', { code: 'CS', name: 'Later' }), 412, 'PRECONDITION_FAILED')
    expect((await department('W/"2"', { code: 'CS', name: 'Later' })).status, 'as a proxy that compresses makes it').toBe(200)
  })

  test('tells it as its ETag', async () => {
    const token = await server.tokenOf(season.coordinator)
    const response = await server.request(`/api/v1/institutions/${season.institution.id}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.headers.get('etag')).toBe(`"${((await response.json()) as { version: number }).version}"`)
  })
})

test('every answer says how many calls are left; who goes on is told to wait', async () => {
  const app = new Hono<RestEnv>()
  app.onError((error, c) => problem(c, error))
  app.use(async (c, next) => {
    c.set('address', c.req.header('x-who') ?? '')
    await next()
  })
  app.use(rateOfCalls({ calls: 2, seconds: 60 }))
  app.get('/', (c) => c.json({}))
  const get = (who: string) => app.request('/', { headers: { 'x-who': who } })
  const first = await get('a')
  expect([first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual(['"default";q=2;w=60', '"default";r=1;t=60'])
  await get('a')
  const third = await get('a')
  expect([third.status, await third.json()]).toMatchObject([429, { code: 'TOO_MANY_REQUESTS' }])
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await get('b')).status).toBe(200)
})

test('the document and its two readers come from here alone', async () => {
  const document = await server.request('/openapi.json')
  expect([document.status, await document.json()]).toMatchObject([200, { openapi: '3.1.0' }])
  for (const path of ['/docs', '/docs/', '/redoc']) {
    const page = await server.request(path)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    const parts = [...(await page.text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, part]) => part as string)
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect((await server.request(part)).status, part).toBe(200)
  }
  expect((await server.request('/docs/parts/constructor')).status).toBe(404)
})

test('a form of OAuth2 signs in, though its client names itself', async () => {
  const { email } = season.student
  const answer = await server.request('/api/v1/auth/login', {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(':')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', username: email, password: TEST_PASSWORD }),
  })
  expect([answer.status, await answer.json()]).toMatchObject([200, { token_type: 'bearer' }])
})
