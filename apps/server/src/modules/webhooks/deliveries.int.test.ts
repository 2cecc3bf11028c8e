import type { ServerResponse } from 'node:http'
import { WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import { WEBHOOK_TRIES } from '@ipt/domain'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openOutbound } from '../../kernel/outbound/outbound.ts'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { startWorker } from '../../worker.ts'
import { viewDelivery } from './deliveries.queries.ts'
import { LOOPBACK, type Receiver, startReceiver, verified } from './testing/receiver.ts'
import { sendingOn } from './testing/sending.ts'
import { viewSecret, viewWebhook } from './webhooks.queries.ts'
import { webhooksReader } from './webhooks.reader.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let server: TestServer
let season: TestSeason
let receiver: Receiver
const { add, read, deliver, messages, row } = sendingOn(() => server)
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
  receiver = await startReceiver()
  server.services.outbound = openOutbound({ allowed: LOOPBACK, patience: 10_000 })
})
afterEach(async () => {
  await receiver.stop()
  await server.db.orm.em.fork().nativeDelete(WebhookEndpoint, {})
})

const as = () => server.as(season.coordinator)
const listening = (over = {}) => add(season, { url: `${receiver.url}/hooks`, ...over })
const secretOf = async ({ id }: { id: string }) => (await viewSecret(as(), server.services, id)).secret

test('a log that is verified arrives, signed as Standard Webhooks has it, with ids and states alone', async () => {
  const endpoint = await listening({ types: ['log.verified'] })
  const log = await aLogThatIs(server, season, 'VERIFIED_INDUSTRY')
  await read()
  expect(await deliver()).toBe(1)
  const [message] = await messages(endpoint)
  expect(receiver.arrived).toMatchObject([
    {
      path: '/hooks',
      headers: {
        'content-type': 'application/json',
        'webhook-id': message?.id,
        'webhook-timestamp': String(Math.floor(server.clock.now.getTime() / 1000)),
      },
    },
  ])
  const [arrived] = receiver.arrived
  if (!arrived) return
  const at = server.clock.now
  expect(verified(await secretOf(endpoint), arrived, at)).toEqual({
    type: 'log.verified',
    timestamp: at.toISOString(),
    data: {
      institution_id: season.institution.id,
      actor_id: season.industrialSupervisor.id,
      log_id: log.id,
      placement_id: season.placement.id,
      student_id: season.student.id,
      industrial_supervisor_id: season.industrialSupervisor.id,
      university_supervisor_id: season.universitySupervisor.id,
      log_date: log.logDate,
      revision: 1,
      status_before: 'SUBMITTED',
      status: 'VERIFIED_INDUSTRY',
    },
  })
  const forged = { ...arrived, raw: arrived.raw.replace('VERIFIED_INDUSTRY', 'VOIDED') }
  await expect(async () => verified(await secretOf(endpoint), forged, at)).rejects.toThrow()
  await expect(async () => verified(await secretOf(endpoint), arrived, new Date(at.getTime() + 10 * MINUTE))).rejects.toThrow()
  expect(message).toMatchObject({ state: 'DELIVERED', tries: 1, status: 204, fault: null, nextTryAt: null })
  expect(await viewWebhook(as(), endpoint.id)).toMatchObject({ lastDeliveredAt: at.toISOString(), waiting: 0, failed: 0 })
  await read()
  expect(await deliver(), 'once').toBe(0)
})

test('each hears what it chose, from when it was added on, of its own institution alone', async () => {
  await aLogThatIs(server, season, 'SUBMITTED', 0)
  server.clock.forward(1_000)
  const [all, flags] = [await listening(), await listening({ types: ['log.flagged'] })]
  const other = await server.season()
  const stranger = await add(other, { url: receiver.url })
  await aLogThatIs(server, season, 'VERIFIED_INDUSTRY', 1)
  await read()
  await deliver()
  expect((await messages(all)).map(({ type }) => type)).toEqual(['log.submitted', 'log.verified'])
  expect([await messages(flags), await messages(stranger)]).toEqual([[], []])
})

test('messages come in the order of events, and what fails keeps nothing back', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  receiver.answers.push(204, 500)
  for (const day of [0, 1, 2, 3]) await aLogThatIs(server, season, 'SUBMITTED', day)
  await read()
  expect(await deliver()).toBe(4)
  const days = receiver.arrived.map(({ body }) => body.data.log_date)
  expect(days).toEqual([...days].sort())
  expect((await messages(endpoint)).map(({ state }) => state)).toEqual(['DELIVERED', 'WAITING', 'DELIVERED', 'DELIVERED'])
})

test('what failed comes again after a pause, under the same id and a new time, until it is taken', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  receiver.answers.push(500)
  await aLogThatIs(server, season, 'SUBMITTED')
  await read()
  await deliver()
  expect(await viewDelivery(as(), (await messages(endpoint))[0]?.id ?? '')).toMatchObject({
    state: 'WAITING',
    tries: 1,
    status: 500,
    fault: 'STATUS',
    answer: 'It says 500.',
  })
  expect(await row(endpoint)).toMatchObject({ failingSince: server.clock.now })
  expect(await deliver(), 'not at once').toBe(0)
  server.clock.forward(2 * MINUTE)
  expect(await deliver()).toBe(1)
  const [one, two] = receiver.arrived
  expect(two?.headers['webhook-id']).toBe(one?.headers['webhook-id'])
  expect(two?.raw).toBe(one?.raw)
  expect(Number(two?.headers['webhook-timestamp']) - Number(one?.headers['webhook-timestamp'])).toBe(120)
  if (two) expect(verified(await secretOf(endpoint), two, server.clock.now)).toBeDefined()
  expect(await messages(endpoint)).toMatchObject([{ state: 'DELIVERED', tries: 2, fault: null }])
  expect(await row(endpoint)).toMatchObject({ failingSince: null })
})

test('after eight tries in about a day it is given up', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  await aLogThatIs(server, season, 'SUBMITTED')
  await read()
  const began = server.clock.now.getTime()
  for (let tries = 0; tries < WEBHOOK_TRIES; tries++) {
    receiver.answers.push(503)
    expect(await deliver()).toBe(1)
    const next = (await messages(endpoint))[0]?.nextTryAt
    if (next) server.clock.now = next
  }
  expect(await messages(endpoint)).toMatchObject([{ state: 'FAILED', tries: 8, status: 503, nextTryAt: null }])
  const hours = (server.clock.now.getTime() - began) / 3_600_000
  expect([hours > 20, hours < 27]).toEqual([true, true])
  server.clock.forward(DAY)
  expect(await deliver()).toBe(0)
})

test('an endpoint that does not answer rests for a minute, and keeps no other waiting', async () => {
  const slow = await listening({ types: ['log.submitted'] })
  const quick = await startReceiver()
  const other = await add(season, { url: quick.url, types: ['log.submitted'] })
  receiver.answers.push(() => undefined)
  server.services.outbound = openOutbound({ allowed: LOOPBACK, patience: 2_000 })
  for (const day of [0, 1, 2]) await aLogThatIs(server, season, 'SUBMITTED', day)
  await read()
  expect(await deliver()).toBe(4)
  expect((await messages(other)).map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED'])
  expect(await messages(slow)).toMatchObject([{ state: 'WAITING', tries: 1, fault: 'TIMEOUT', status: null }, { tries: 0 }, { tries: 0 }])
  expect(await deliver()).toBe(0)
  server.clock.forward(2 * MINUTE)
  expect(await deliver()).toBe(3)
  expect((await messages(slow)).map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED'])
  await quick.stop()
})

test('an endpoint that asks to be left alone is, for an hour at most', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  const busy = (seconds: number) => (response: ServerResponse) => void response.writeHead(429, { 'retry-after': String(seconds) }).end()
  receiver.answers.push(busy(600), busy(1_000_000))
  for (const day of [0, 1]) await aLogThatIs(server, season, 'SUBMITTED', day)
  await read()
  expect(await deliver()).toBe(1)
  server.clock.forward(9 * MINUTE)
  expect(await deliver()).toBe(0)
  server.clock.forward(MINUTE)
  expect(await deliver()).toBe(1)
  server.clock.forward(59 * MINUTE)
  expect(await deliver()).toBe(0)
  server.clock.forward(MINUTE)
  expect(await deliver()).toBe(2)
  expect((await messages(endpoint)).map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED'])
})

test.for([
  ['a redirect', (url: string) => url, 307, { fault: 'REDIRECT', status: 307, detail: 'http://127.0.0.1/elsewhere' }],
  ['nobody there', () => 'http://127.0.0.1:1/', 204, { fault: 'CONNECTION', status: null }],
  ['no TLS', (url: string) => url.replace('http:', 'https:'), 204, { fault: 'TLS', status: null }],
] as const)('%s is a failure that says so', async ([, at, status, expected]) => {
  const endpoint = await listening({ url: at(receiver.url), types: ['log.submitted'] })
  receiver.answers.push((response) => response.writeHead(status, { location: 'http://127.0.0.1/elsewhere' }).end())
  await aLogThatIs(server, season, 'SUBMITTED')
  await read()
  await deliver()
  expect(await messages(endpoint)).toMatchObject([{ state: 'WAITING', ...expected }])
  expect(receiver.arrived.length).toBeLessThanOrEqual(1)
})

test('a name that leads into a network gets nothing, whatever it was when it was added', async () => {
  const endpoint = await listening({ url: 'https://hooks.example/', types: ['log.submitted'] })
  server.services.outbound = openOutbound({ allowed: null, lookup: (_, done) => done(null, [{ address: '10.1.2.3', family: 4 }]) })
  await aLogThatIs(server, season, 'SUBMITTED')
  await read()
  await deliver()
  expect(await messages(endpoint)).toMatchObject([{ fault: 'ADDRESS', detail: expect.not.stringContaining('10.1.2.3') }])
})

test('of a huge answer the first thousand bytes are kept', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  receiver.answers.push((response) => void response.writeHead(500).end('a\0'.repeat(500_000)))
  await aLogThatIs(server, season, 'SUBMITTED')
  await read()
  await deliver()
  expect((await messages(endpoint))[0]?.answer).toBe('a\uFFFD'.repeat(500))
})

test('a reader that dies before its commit makes each message once', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  await aLogThatIs(server, season, 'SUBMITTED')
  await sequence(server.services.orm)
  const reader = webhooksReader(server.services.log)
  const dying = {
    ...reader,
    apply: async (...args: Parameters<typeof reader.apply>) => {
      await reader.apply(...args)
      throw new Error('killed')
    },
  }
  await expect(advance(server.services.orm, dying)).rejects.toThrow('killed')
  expect(await messages(endpoint)).toEqual([])
  await read()
  await server.db.orm.em.fork().execute(`update projection_cursor set seq = 0 where name = 'webhooks'`)
  await read()
  expect(await messages(endpoint)).toHaveLength(1)
})

test('a try whose process died is made again when its time is over, and is never made twice at once', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  await aLogThatIs(server, season, 'SUBMITTED')
  await read()
  const [message] = await messages(endpoint)
  const lease = new Date(server.clock.now.getTime() + 2 * MINUTE)
  await server.db.orm.em.fork().nativeUpdate(WebhookDelivery, { id: message?.id }, { tries: 1, nextTryAt: lease })
  expect(await deliver()).toBe(0)
  server.clock.forward(2 * MINUTE)
  const counts = await Promise.all([deliver(), deliver()])
  expect(counts.sort()).toEqual([0, 1])
  expect(receiver.arrived).toHaveLength(1)
  expect(await messages(endpoint)).toMatchObject([{ state: 'DELIVERED', tries: 2 }])
})

test('a try that the end of the process breaks off counts for nothing, and is made at the next start', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  const stopping = new AbortController()
  receiver.answers.push(() => stopping.abort())
  await aLogThatIs(server, season, 'SUBMITTED')
  await read()
  await deliver(stopping.signal)
  expect(await messages(endpoint)).toMatchObject([{ state: 'WAITING', tries: 0, fault: null }])
  expect(await row(endpoint)).toMatchObject({ failingSince: null })
  await deliver()
  expect(await messages(endpoint)).toMatchObject([{ state: 'DELIVERED', tries: 1 }])
})

test('the worker does all of it by itself', { timeout: 60_000 }, async () => {
  const endpoint = await listening({ types: ['log.submitted', 'log.verified'] })
  const worker = await startWorker(server.services, server.db.appUrl)
  try {
    await aLogThatIs(server, season, 'VERIFIED_INDUSTRY')
    await vi.waitFor(async () => expect((await messages(endpoint)).map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED']), {
      timeout: 50_000,
    })
  } finally {
    await worker.stop()
  }
  expect(receiver.arrived.map(({ body }) => body.type)).toEqual(['log.submitted', 'log.verified'])
})
