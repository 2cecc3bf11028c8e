import { Notification, WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openOutbound } from '../../kernel/outbound/outbound.ts'
import { advance } from '../../kernel/projections.ts'
import { sequence } from '../../kernel/sequencer.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { notificationsProjection } from '../notifications/index.ts'
import { viewDelivery } from './deliveries.queries.ts'
import { pauseWebhook } from './pause-webhook.ts'
import { pingWebhook } from './ping-webhook.ts'
import { replaceSecret } from './replace-secret.ts'
import { resumeWebhook } from './resume-webhook.ts'
import { LOOPBACK, type Receiver, startReceiver, verified } from './testing/receiver.ts'
import { sendingOn } from './testing/sending.ts'
import { viewSecret, viewWebhook } from './webhooks.queries.ts'

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

test('410 switches it off at once, gives up what waits, and its coordinators are told', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  receiver.answers.push(500, 410)
  for (const day of [0, 1, 2]) await aLogThatIs(server, season, 'SUBMITTED', day)
  await read()
  expect(await deliver()).toBe(2)
  expect(await viewWebhook(as(), endpoint.id)).toMatchObject({ state: 'OFF', offReason: 'GONE', waiting: 0, failed: 3 })
  await sequence(server.services.orm)
  await advance(server.services.orm, notificationsProjection)
  expect(await server.db.orm.em.fork().find(Notification, { user: season.coordinator.id })).toMatchObject([
    { kind: 'webhook.switchedOff', data: { endpointId: endpoint.id, reason: 'GONE' } },
  ])
  await aLogThatIs(server, season, 'SUBMITTED', 3)
  await read()
  expect(await messages(endpoint), 'nothing more is kept for it').toHaveLength(3)
  expect(await resumeWebhook(as(), { id: endpoint.id })).toMatchObject({ state: 'ACTIVE', offReason: null, failed: 3 })
})

test('five days without anything that arrived switch it off; one that arrived begins them anew', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  const submit = async (day: number, status: number) => {
    receiver.answers.push(status)
    await aLogThatIs(server, season, 'SUBMITTED', day)
    await read()
    await server.db.orm.em
      .fork()
      .nativeUpdate(WebhookDelivery, { endpoint: endpoint.id, tries: { $gt: 0 }, state: 'WAITING' }, { state: 'FAILED', nextTryAt: null })
    await deliver()
  }
  await submit(0, 500)
  server.clock.forward(4 * DAY)
  await submit(1, 500)
  await submit(2, 204)
  server.clock.forward(2 * DAY)
  await submit(3, 500)
  expect(await row(endpoint)).toMatchObject({ state: 'ACTIVE' })
  server.clock.forward(5 * DAY)
  await submit(4, 500)
  expect(await row(endpoint)).toMatchObject({ state: 'OFF', offReason: 'FAILING' })
  server.clock.now = new Date(server.clock.now.getTime() - 11 * DAY)
})

test('what happens while it is paused is kept, and sent in its order when it goes on; a test goes through', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  await pauseWebhook(as(), { id: endpoint.id })
  for (const day of [0, 1]) await aLogThatIs(server, season, 'SUBMITTED', day)
  await read()
  expect(await deliver()).toBe(0)
  const ping = await pingWebhook(as(), { id: server.services.newId(), endpointId: endpoint.id })
  expect(await deliver()).toBe(1)
  expect(receiver.arrived[0]?.body).toMatchObject({ type: 'ping', data: { endpoint_id: endpoint.id } })
  expect(await viewDelivery(as(), ping.id)).toMatchObject({ state: 'DELIVERED', status: 204 })
  await resumeWebhook(as(), { id: endpoint.id })
  expect(await deliver()).toBe(2)
  const days = receiver.arrived.slice(1).map(({ body }) => body.data.log_date)
  expect(days).toEqual([...days].sort())
})

test('a test that fails is not tried again, and says nothing against the endpoint', async () => {
  const endpoint = await listening()
  receiver.answers.push(410)
  const { id } = await pingWebhook(as(), { id: server.services.newId(), endpointId: endpoint.id })
  await deliver()
  expect(await viewDelivery(as(), id)).toMatchObject({ state: 'FAILED', status: 410, fault: 'STATUS' })
  expect(await row(endpoint)).toMatchObject({ state: 'ACTIVE', failingSince: null })
})

test('for a day both secrets sign; then the new one alone', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  const before = await secretOf(endpoint)
  await replaceSecret(as(), server.services, { id: endpoint.id })
  const after = await secretOf(endpoint)
  const send = async (day: number) => {
    await aLogThatIs(server, season, 'SUBMITTED', day)
    await read()
    await deliver()
    return receiver.arrived.at(-1) as Receiver['arrived'][number]
  }
  const both = await send(0)
  expect([verified(before, both, server.clock.now), verified(after, both, server.clock.now)]).not.toContain(undefined)
  server.clock.forward(DAY)
  const alone = await send(1)
  expect(verified(after, alone, server.clock.now)).toBeDefined()
  expect(() => verified(before, alone, server.clock.now)).toThrow()
})

test('under another secret of the server nothing is sent unsigned', async () => {
  const endpoint = await listening({ types: ['log.submitted'] })
  const { vault } = server.services
  server.services.vault = { seal: vault.seal, open: () => null } as never
  await aLogThatIs(server, season, 'SUBMITTED')
  await read()
  await deliver()
  expect(await secretOf(endpoint)).toBeNull()
  server.services.vault = vault
  expect(receiver.arrived).toEqual([])
  expect(await messages(endpoint)).toMatchObject([{ state: 'WAITING', fault: 'SECRET' }])
})
