import { AddWebhookInput, type WebhookView } from '@ipt/contracts'
import { WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import { LIMITS } from '@ipt/domain'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { addWebhook } from './add-webhook.ts'
import { listDeliveries, viewDelivery } from './deliveries.queries.ts'
import { editWebhook } from './edit-webhook.ts'
import { pauseWebhook } from './pause-webhook.ts'
import { pingWebhook } from './ping-webhook.ts'
import { redeliver } from './redeliver.ts'
import { redeliverFailed } from './redeliver-failed.ts'
import { removeWebhook } from './remove-webhook.ts'
import { replaceSecret } from './replace-secret.ts'
import { resumeWebhook } from './resume-webhook.ts'
import { listWebhooks, viewSecret, viewWebhook } from './webhooks.queries.ts'

let server: TestServer
let season: TestSeason
let other: TestSeason
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  season = await server.season()
  other = await server.season()
})

const newId = () => server.services.newId()
const as = (person: TestPerson = season.coordinator) => server.as(person)
const input = (over: Partial<AddWebhookInput> = {}): AddWebhookInput => ({
  id: newId(),
  institutionId: season.institution.id,
  name: 'The grade book',
  url: 'https://lms.example/hooks/ipt',
  types: ['log.validated', 'log.verified'],
  ...over,
})
const add = (over: Partial<AddWebhookInput> = {}, person = season.coordinator): Promise<WebhookView> =>
  addWebhook(as(person), server.services, AddWebhookInput.parse(input(over)))
const actsOf = async () => (await server.eventsOf(season.institution.id)).map(({ kind }) => kind)

test('an endpoint is added once, with a secret that is sealed in the database, and the record says so', async () => {
  const sent = input()
  const view = await add(sent)
  expect(view).toMatchObject({
    name: 'The grade book',
    url: 'https://lms.example/hooks/ipt',
    types: ['log.verified', 'log.validated'],
    state: 'ACTIVE',
    offReason: null,
    waiting: 0,
    failed: 0,
    version: 1,
  })
  expect(await add(sent)).toEqual(view)
  await expect(add({ ...sent, url: 'https://other.example/' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await listWebhooks(as(), season.institution.id)).toEqual({ items: [view] })
  expect(await server.eventsOf(season.institution.id)).toMatchObject([
    { kind: 'webhook.added', actorId: season.coordinator.id, actorRole: 'coordinator', data: { endpointId: view.id } },
  ])

  const { secret } = await viewSecret(as(), server.services, view.id)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const row = await server.db.orm.em.fork().findOneOrFail(WebhookEndpoint, { id: view.id })
  expect(row.secret).toMatch(/^v1\./)
  expect(JSON.stringify(await server.eventsOf(season.institution.id))).not.toContain('whsec_')
})

test('two sendings at the same moment make one', async () => {
  const sent = input()
  const views = await Promise.all([add(sent), add(sent), add(sent)])
  expect(new Set(views.map(({ id }) => id)).size).toBe(1)
  expect(await actsOf()).toEqual(['webhook.added'])
})

test.for([
  ['ftp://lms.example/', /address such as/],
  ['javascript:alert(1)', /address such as/],
  ['https://', /address such as/],
  ['https://user:word@lms.example/', /no password/],
  ['https://lms.example/#a', /#/],
  [`https://lms.example/${'a'.repeat(LIMITS.webhookUrl)}`, /At most/],
] as const)('no address of an endpoint: %#', ([url, message]) => {
  const { error } = AddWebhookInput.safeParse(input({ url }))
  expect(error?.issues[0]?.message).toMatch(message)
})

test.for(['http://lms.example/', 'https://127.0.0.1/', 'https://0x7f.1/', 'https://[::ffff:10.0.0.1]/', 'https://169.254.169.254/'])(
  'an endpoint at %s is refused when it is added, and when it is edited',
  async (url) => {
    await expect(add({ url })).rejects.toMatchObject({ code: 'WEBHOOK_ADDRESS_REFUSED', fields: [{ pointer: '/url' }] })
    const { id } = await add()
    const edit = { id, version: 1, name: 'a', url, types: ['log.verified' as const] }
    await expect(editWebhook(as(), server.services, edit)).rejects.toMatchObject({ code: 'WEBHOOK_ADDRESS_REFUSED' })
  },
)

test('an endpoint is edited once, and of two who read the same version the second is told', async () => {
  const { id } = await add()
  const edit = { id, version: 1, requestId: newId(), name: 'SIS', url: 'https://sis.example/', types: ['arrival.confirmed' as const] }
  const view = await editWebhook(as(), server.services, edit)
  expect(view).toMatchObject({ name: 'SIS', url: 'https://sis.example/', types: ['arrival.confirmed'], version: 2 })
  expect(await editWebhook(as(), server.services, edit)).toEqual(view)
  await expect(editWebhook(as(), server.services, { ...edit, name: 'b' })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(editWebhook(as(), server.services, { ...edit, requestId: newId() })).rejects.toMatchObject({ code: 'STALE_VERSION' })
  expect(await actsOf()).toEqual(['webhook.added', 'webhook.edited'])
})

test('it is paused, goes on, and is removed; each once', async () => {
  const { id } = await add()
  const [pause, resume, remove] = [newId(), newId(), newId()]
  expect(await pauseWebhook(as(), { id, requestId: pause })).toMatchObject({ state: 'PAUSED' })
  expect(await pauseWebhook(as(), { id, requestId: pause })).toMatchObject({ state: 'PAUSED' })
  await expect(pauseWebhook(as(), { id, requestId: newId() })).rejects.toMatchObject({ code: 'WRONG_STATE' })
  await expect(resumeWebhook(as(), { id, requestId: pause })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await resumeWebhook(as(), { id, requestId: resume })).toMatchObject({ state: 'ACTIVE' })
  expect(await resumeWebhook(as(), { id, requestId: resume })).toMatchObject({ state: 'ACTIVE' })
  await expect(resumeWebhook(as(), { id })).rejects.toMatchObject({ code: 'WRONG_STATE' })

  await pingWebhook(as(), { id: newId(), endpointId: id })
  const gone = { id, institutionId: season.institution.id, requestId: remove }
  expect(await removeWebhook(as(), gone)).toEqual({ id })
  expect(await removeWebhook(as(), gone)).toEqual({ id })
  await expect(removeWebhook(as(), { ...gone, requestId: newId() })).rejects.toMatchObject({ code: 'WEBHOOK_NOT_FOUND' })
  expect(await server.db.orm.em.fork().count(WebhookDelivery, { endpoint: id })).toBe(0)
  expect(await actsOf()).toEqual(['webhook.added', 'webhook.paused', 'webhook.resumed', 'webhook.pinged', 'webhook.removed'])
})

test('a new secret takes the place of the old one, once, and both sign for a day', async () => {
  const { id } = await add()
  const before = await viewSecret(as(), server.services, id)
  expect(before.overlapUntil).toBeNull()
  const requestId = newId()
  const after = await replaceSecret(as(), server.services, { id, requestId })
  expect(after.secret).not.toBe(before.secret)
  expect(after.overlapUntil).toBe(new Date(server.clock.now.getTime() + 24 * 3_600_000).toISOString())
  expect(await replaceSecret(as(), server.services, { id, requestId })).toEqual(after)
  expect(await viewSecret(as(), server.services, id)).toEqual(after)
  server.clock.forward(25 * 3_600_000)
  expect(await viewWebhook(as(), id)).toMatchObject({ overlapUntil: null })
})

test('an institution has no more than so many', async () => {
  for (let count = 0; count < LIMITS.webhooks; count++) await add()
  await expect(add()).rejects.toMatchObject({ code: 'TOO_MANY_WEBHOOKS' })
  await expect(add({ institutionId: other.institution.id }, other.coordinator)).resolves.toBeDefined()
})

test('another institution’s endpoints and messages are not there', async () => {
  const { id } = await add()
  const delivery = await pingWebhook(as(), { id: newId(), endpointId: id })
  const stranger = as(other.coordinator)
  const unknown = { code: 'WEBHOOK_NOT_FOUND' }
  await expect(add({ institutionId: other.institution.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(listWebhooks(stranger, season.institution.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(viewWebhook(stranger, id)).rejects.toMatchObject(unknown)
  await expect(viewSecret(stranger, server.services, id)).rejects.toMatchObject(unknown)
  await expect(replaceSecret(stranger, server.services, { id })).rejects.toMatchObject(unknown)
  await expect(pauseWebhook(stranger, { id })).rejects.toMatchObject(unknown)
  await expect(resumeWebhook(stranger, { id })).rejects.toMatchObject(unknown)
  await expect(removeWebhook(stranger, { id, institutionId: other.institution.id })).rejects.toMatchObject(unknown)
  await expect(removeWebhook(stranger, { id, institutionId: season.institution.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(pingWebhook(stranger, { id: newId(), endpointId: id })).rejects.toMatchObject(unknown)
  await expect(listDeliveries(stranger, { endpointId: id, limit: 20 })).rejects.toMatchObject(unknown)
  await expect(redeliverFailed(stranger, { id, requestId: newId() })).rejects.toMatchObject(unknown)
  const edit = { id, version: 1, name: 'a', url: 'https://a.example/', types: ['log.verified' as const] }
  await expect(editWebhook(stranger, server.services, edit)).rejects.toMatchObject(unknown)
  await expect(viewDelivery(stranger, delivery.id)).rejects.toMatchObject({ code: 'DELIVERY_NOT_FOUND' })
  await expect(redeliver(stranger, { id: delivery.id })).rejects.toMatchObject({ code: 'DELIVERY_NOT_FOUND' })
})

test('a message’s id is used for one endpoint’s test alone', async () => {
  const [one, two] = [await add(), await add()]
  const id = newId()
  const first = await pingWebhook(as(), { id, endpointId: one.id })
  expect(await pingWebhook(as(), { id, endpointId: one.id })).toEqual(first)
  await expect(pingWebhook(as(), { id, endpointId: two.id })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(first).toMatchObject({ type: 'ping', state: 'WAITING', tries: 0, can: [] })
})

test('coordinators alone reach any of it', async () => {
  for (const person of [season.student, season.industrialSupervisor, season.universitySupervisor]) {
    const browser = new TestBrowser(server)
    await browser.signIn(person)
    expect(await browser.mutate('webhooks.add', input())).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect(
      await browser.query(`webhooks.list?input=${encodeURIComponent(JSON.stringify({ institutionId: season.institution.id }))}`),
    ).toMatchObject({
      status: 403,
    })
  }
  const coordinator = new TestBrowser(server)
  await coordinator.signIn(season.coordinator)
  expect(await coordinator.mutate('webhooks.add', input({ types: [] }))).toMatchObject({ status: 422, fields: [{ pointer: '/types' }] })
  expect(await coordinator.mutate('webhooks.add', input({ types: ['user.suspended' as never] }))).toMatchObject({ status: 422 })
  expect(await coordinator.mutate('webhooks.add', input({ url: 'http://a.example/' }))).toMatchObject({
    status: 422,
    code: 'WEBHOOK_ADDRESS_REFUSED',
    facts: { fault: 'INSECURE' },
  })
  expect((await coordinator.mutate('webhooks.add', input())).status).toBe(200)
})
