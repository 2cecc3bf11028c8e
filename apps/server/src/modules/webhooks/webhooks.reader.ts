import { WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import { v5 as uuidOf } from 'uuid'
import type { EventReader, PlacedEvent } from '../../kernel/projections.ts'
import { enqueueDeliveries } from './enqueue-deliveries.ts'
import { bodyOf, typeOf } from './message.ts'

/** Namespace of message ids: event and endpoint give the id. */
const NAMESPACE = 'a8b6b7f0-2c55-4f0e-9a53-6f0d3b7f8f11'

/** Writes down a message for every endpoint that chose an event's kind, in the transaction that moves the cursor on: each exactly once. */
export const webhooksReader = (log: Logger): EventReader => ({
  name: 'webhooks',
  async apply(em, events) {
    const told = events.flatMap((event) => {
      const type = typeOf(event)
      return type && event.institutionId !== null ? [{ event, type, institutionId: event.institutionId }] : []
    })
    const endpoints = await endpointsOf(em, [...new Set(told.map(({ institutionId }) => institutionId))])
    const rows = told.flatMap(({ event, type, institutionId }) => {
      const listening = endpoints.filter((each) => each.institution.id === institutionId && hears(each, type, event))
      if (listening.length === 0) return []
      const body = writtenOf(event, type, log)
      return body === null ? [] : listening.map(({ id }) => rowOf(event, { type, institutionId, endpointId: id, body }))
    })
    if (rows.length === 0) return
    await em.upsertMany(WebhookDelivery, rows, { onConflictFields: ['id'], onConflictAction: 'ignore' })
    await enqueueDeliveries(em)
  },
})

const endpointsOf = (em: EntityManager, institutionIds: readonly string[]): Promise<WebhookEndpoint[]> =>
  institutionIds.length === 0
    ? Promise.resolve([])
    : em.find(WebhookEndpoint, { institution: { $in: [...institutionIds] }, state: { $ne: 'OFF' } }, { orderBy: { id: 'asc' } })

/** What happened before an endpoint was made is not its business. */
const hears = ({ types, createdAt }: WebhookEndpoint, type: string, { occurredAt }: PlacedEvent): boolean =>
  types.includes(type) && createdAt <= occurredAt

/** An event that its own schema does not fit is a fault of ours, which must not keep back what comes after it. */
function writtenOf(event: PlacedEvent, type: NonNullable<ReturnType<typeof typeOf>>, log: Logger): string | null {
  try {
    return bodyOf(event, type)
  } catch (err) {
    log.error({ err, eventId: event.id, kind: event.kind }, 'no webhook can be written of this event')
    return null
  }
}

const rowOf = (event: PlacedEvent, message: { type: string; institutionId: string; endpointId: string; body: string }) => ({
  id: uuidOf(`${event.id}:${message.endpointId}`, NAMESPACE),
  institution: message.institutionId,
  endpoint: message.endpointId,
  type: message.type,
  body: message.body,
  seq: event.seq,
  state: 'WAITING' as const,
  tries: 0,
  nextTryAt: event.occurredAt,
  occurredAt: event.occurredAt,
})
