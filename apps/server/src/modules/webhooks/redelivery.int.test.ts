import { WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openOutbound } from '../../kernel/outbound/outbound.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { listDeliveries, viewDelivery } from './deliveries.queries.ts'
import { pingWebhook } from './ping-webhook.ts'
import { redeliver } from './redeliver.ts'
import { redeliverFailed } from './redeliver-failed.ts'
import { sweepDeliveries } from './sweep-deliveries.ts'
import { switchOff } from './switch-off.ts'
import { LOOPBACK, type Receiver, startReceiver } from './testing/receiver.ts'
import { sendingOn } from './testing/sending.ts'
import { viewWebhook } from './webhooks.queries.ts'

let server: TestServer
let season: TestSeason
let receiver: Receiver
const { add, read, deliver, messages } = sendingOn(() => server)
beforeAll(async () => {
  server = await startTestServer()
  server.services.outbound = openOutbound({ allowed: LOOPBACK, patience: 10_000 })
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
  receiver = await startReceiver()
})
afterEach(async () => {
  await receiver.stop()
  await server.db.orm.em.fork().nativeDelete(WebhookEndpoint, {})
})

const as = () => server.as(season.coordinator)
const newId = () => server.services.newId()

/** An endpoint, and a message for each of so many days, a second after the other; those in `failed` were given up. */
async function sent(days: number, failed: readonly number[] = []) {
  const endpoint = await add(season, { url: receiver.url, types: ['log.submitted'] })
  for (let day = 0; day < days; day++) {
    server.clock.forward(1_000)
    await aLogThatIs(server, season, 'SUBMITTED', day)
  }
  await read()
  await deliver()
  const all = await messages(endpoint)
  for (const index of failed)
    await server.db.orm.em
      .fork()
      .nativeUpdate(WebhookDelivery, { id: all[index]?.id }, { state: 'FAILED', status: 500, fault: 'STATUS', tries: 8 })
  receiver.arrived.length = 0
  return { endpoint, ids: all.map(({ id }) => id) }
}

test('a message that was given up, or taken, is sent once more under its own id; sent twice, once', async () => {
  const { endpoint, ids } = await sent(2, [1])
  for (const id of ids) {
    const requestId = newId()
    expect(await redeliver(as(), { id, requestId })).toMatchObject({ id, state: 'WAITING', tries: 0, can: [] })
    expect(await redeliver(as(), { id, requestId })).toMatchObject({ state: 'WAITING' })
    await expect(redeliver(as(), { id, requestId: newId() })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect(await deliver()).toBe(1)
    expect(await viewDelivery(as(), id)).toMatchObject({ state: 'DELIVERED', tries: 1, status: 204, fault: null, can: ['redeliver'] })
    expect(await redeliver(as(), { id, requestId }), 'the late second sending').toMatchObject({ state: 'DELIVERED' })
  }
  expect(receiver.arrived.map(({ headers }) => headers['webhook-id'])).toEqual(ids)
  expect((await server.eventsOf(season.institution.id)).map(({ kind, data }) => [kind, data])).toEqual([
    ['webhook.added', { endpointId: endpoint.id }],
    ...ids.map((deliveryId) => ['webhook.redelivered', { endpointId: endpoint.id, deliveryId, count: 1 }]),
  ])
})

test('all that failed since a moment is sent again, in its order; the answer counts it, also the second time', async () => {
  const { endpoint, ids } = await sent(4, [0, 1, 3])
  const since = (await messages(endpoint))[1]?.occurredAt.toISOString()
  const input = { id: endpoint.id, since, requestId: newId() }
  expect(await redeliverFailed(as(), input)).toEqual({ count: 2 })
  expect(await redeliverFailed(as(), input)).toEqual({ count: 2 })
  await expect(redeliverFailed(as(), { ...input, since: undefined })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await deliver()
  expect(receiver.arrived.map(({ headers }) => headers['webhook-id'])).toEqual([ids[1], ids[3]])
  expect(await redeliverFailed(as(), { id: endpoint.id, requestId: newId() })).toEqual({ count: 1 })
})

test('nothing is sent again to one that is off, nor are tests among what failed', async () => {
  const { endpoint, ids } = await sent(1, [0])
  const ping = await pingWebhook(as(), { id: newId(), endpointId: endpoint.id })
  receiver.answers.push(500)
  await deliver()
  expect(await viewDelivery(as(), ping.id)).toMatchObject({ state: 'FAILED' })
  expect(await viewWebhook(as(), endpoint.id)).toMatchObject({ failed: 1 })
  expect(await redeliverFailed(as(), { id: endpoint.id, requestId: newId() })).toEqual({ count: 1 })
  await switchOff({ ...as(), actor: { kind: 'system', name: 'webhooks' } }, endpoint.id, 'FAILING')
  await expect(redeliverFailed(as(), { id: endpoint.id, requestId: newId() })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  await expect(redeliver(as(), { id: ids[0] ?? '' })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  expect(await viewDelivery(as(), ids[0] ?? '')).toMatchObject({ state: 'FAILED', can: [] })
})

test('the log is paged, newest first, without a gap, and narrowed by state', async () => {
  const { endpoint, ids } = await sent(5, [2])
  const paged: string[] = []
  let cursor: string | undefined
  do {
    const page = await listDeliveries(as(), { endpointId: endpoint.id, limit: 2, ...(cursor ? { cursor } : {}) })
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(paged).toEqual([...ids].reverse())
  const failed = await listDeliveries(as(), { endpointId: endpoint.id, limit: 20, state: 'FAILED' })
  expect(failed.items.map(({ id }) => id)).toEqual([ids[2]])
  await expect(listDeliveries(as(), { endpointId: endpoint.id, limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

test('after a month messages are swept away', async () => {
  const { endpoint } = await sent(2)
  server.clock.forward(29 * 24 * 3_600_000)
  expect(await sweepDeliveries(as())).toBe(0)
  server.clock.forward(2 * 24 * 3_600_000)
  expect(await sweepDeliveries(as())).toBe(2)
  expect(await messages(endpoint)).toEqual([])
})
