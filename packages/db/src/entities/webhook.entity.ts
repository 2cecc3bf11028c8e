import { DELIVERY_FAULTS, DELIVERY_STATES, WEBHOOK_OFF_REASONS, WEBHOOK_STATES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'

const WebhookEndpointSchema = defineEntity({
  name: 'WebhookEndpoint',
  tableName: 'webhook_endpoint',
  properties: {
    /** The client's id: the idempotency key of its making. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    name: p.text(),
    url: p.text(),
    /** Public names of events. */
    types: p.array().columnType('text[]'),
    state: p.enum(WEBHOOK_STATES),
    offReason: p.enum(WEBHOOK_OFF_REASONS).nullable(),
    /** Sealed with a key that is made of the server's secret: the database alone can't sign. */
    secret: p.text(),
    previousSecret: p.text().nullable(),
    previousUntil: p.datetime().nullable(),
    /** Since the first failure after which nothing has arrived. */
    failingSince: p.datetime().nullable(),
    /** Nothing is tried before: the last try reached nobody at all. */
    restUntil: p.datetime().nullable(),
    lastDeliveredAt: p.datetime().nullable(),
    /** Counts the edits: one that read an older version is refused. */
    version: p.integer().default(1),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'webhook_endpoint_institution_id_unique', properties: ['institution', 'id'] }],
  checks: [
    { name: 'webhook_endpoint_off_check', expression: "(state = 'OFF') = (off_reason is not null)" },
    { name: 'webhook_endpoint_previous_check', expression: '(previous_secret is null) = (previous_until is null)' },
  ],
})
/** An address of an institution that is told what happens. */
export class WebhookEndpoint extends WebhookEndpointSchema.class {}
WebhookEndpointSchema.setClass(WebhookEndpoint)

const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_delivery',
  properties: {
    /** Made of event and endpoint: reading an event twice makes one message. Of a test message, the client's. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    endpoint: () => p.manyToOne(WebhookEndpoint).deleteRule('cascade'),
    type: p.text(),
    /** As it is sent, byte for byte. */
    body: p.text(),
    /** The event's place in the one order; 0 for a test message, which goes before. */
    seq: p.bigint(),
    state: p.enum(DELIVERY_STATES),
    tries: p.integer().default(0),
    /** When it is due; while a try is under way, when that one is given up. */
    nextTryAt: p.datetime().nullable(),
    triedAt: p.datetime().nullable(),
    fault: p.enum(DELIVERY_FAULTS).nullable(),
    detail: p.text().nullable(),
    status: p.integer().nullable(),
    answer: p.text().nullable(),
    durationMs: p.integer().nullable(),
    occurredAt: p.datetime(),
  },
  indexes: [
    { name: 'webhook_delivery_endpoint_index', properties: ['endpoint', 'occurredAt', 'id'] },
    { name: 'webhook_delivery_occurred_index', properties: ['occurredAt'] },
    {
      name: 'webhook_delivery_waiting_index',
      expression: `create index "webhook_delivery_waiting_index" on "webhook_delivery" ("endpoint_id", "seq", "id") where state = 'WAITING'`,
    },
    {
      name: 'webhook_delivery_failed_index',
      expression: `create index "webhook_delivery_failed_index" on "webhook_delivery" ("endpoint_id", "occurred_at") where state = 'FAILED'`,
    },
  ],
  checks: [{ name: 'webhook_delivery_waiting_check', expression: "(state = 'WAITING') = (next_try_at is not null)" }],
})
/** One message to one endpoint, from the event on until it is taken or given up; kept for a month. */
export class WebhookDelivery extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDelivery)
