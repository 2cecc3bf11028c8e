import { DELIVERY_FAULTS, DELIVERY_STATES, LIMITS, PING, WEBHOOK_EVENT_TYPES, WEBHOOK_OFF_REASONS, WEBHOOK_STATES } from '@ipt/domain'
import { z } from 'zod'
import { Id, Moment, oneLine, PageInput, pageOf, text, Version } from './primitives.ts'

/** Where messages go: https, or http where the server allows it. Nothing that a log of requests must not hold: no user, no password. */
export const WebhookUrl = text(LIMITS.webhookUrl)
  .transform((value) => value.trim())
  .refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), { error: 'Not an address such as https://lms.example/hooks.' })
  .transform((value) => new URL(value))
  .refine(({ username, password }) => username === '' && password === '', { error: 'No user name and no password in an address, please.' })
  .refine(({ hash }) => hash === '', { error: 'What follows a # reaches no server. Leave it out.' })
  .refine(({ port }) => port !== '0', { error: 'No server listens at port 0.' })
  .transform(({ href }) => href)
  .pipe(z.string().max(LIMITS.webhookUrl, { error: 'This address is too long.' }))

const WebhookType = z.enum(WEBHOOK_EVENT_TYPES)
const Types = z
  .array(WebhookType)
  .min(1, { error: 'Choose at least one kind of event.' })
  .max(WEBHOOK_EVENT_TYPES.length)
  .transform((types) => WEBHOOK_EVENT_TYPES.filter((type) => types.includes(type)))
const endpoint = { name: oneLine(LIMITS.name), url: WebhookUrl, types: Types }

export const ListWebhooksInput = z.strictObject({ institutionId: Id })
export type ListWebhooksInput = z.infer<typeof ListWebhooksInput>
export const WebhookIdInput = z.strictObject({ id: Id })
export type WebhookIdInput = z.infer<typeof WebhookIdInput>

/** A new endpoint; `id` is the client's. It gets what happens from then on. */
export const AddWebhookInput = z.strictObject({ id: Id, institutionId: Id, ...endpoint })
export type AddWebhookInput = z.input<typeof AddWebhookInput>
export const EditWebhookInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...endpoint })
export type EditWebhookInput = z.input<typeof EditWebhookInput>

/** What is done to an endpoint, sent twice or not. */
export const WebhookActInput = z.strictObject({ id: Id, requestId: Id.optional() })
export type WebhookActInput = z.infer<typeof WebhookActInput>
/** After it is gone, its institution is what is left to say who may know. */
export const RemoveWebhookInput = z.strictObject({ id: Id, institutionId: Id, requestId: Id.optional() })
export type RemoveWebhookInput = z.infer<typeof RemoveWebhookInput>
/** `id` is the message's, made by the client. */
export const PingWebhookInput = z.strictObject({ id: Id, endpointId: Id })
export type PingWebhookInput = z.infer<typeof PingWebhookInput>

/** An endpoint. `failingSince`: nothing has arrived there since. `waiting`, `failed`: its messages that are to be sent, or were given up; tests that failed are not among them. */
export const WebhookView = z.object({
  id: Id,
  institutionId: Id,
  name: z.string(),
  url: z.string(),
  types: z.array(WebhookType),
  state: z.enum(WEBHOOK_STATES),
  offReason: z.enum(WEBHOOK_OFF_REASONS).nullable(),
  failingSince: Moment.nullable(),
  lastDeliveredAt: Moment.nullable(),
  /** Until when the secret before this one signs too. */
  overlapUntil: Moment.nullable(),
  waiting: z.int(),
  failed: z.int(),
  version: z.int(),
  createdAt: Moment,
})
export type WebhookView = z.infer<typeof WebhookView>
export const WebhookList = z.object({ items: z.array(WebhookView) })
export type WebhookList = z.infer<typeof WebhookList>
export const WebhookRemoved = z.object({ id: Id })
export type WebhookRemoved = z.infer<typeof WebhookRemoved>

/** What the messages of an endpoint are signed with: `whsec_` and base64. Null: it was sealed under another secret of the server, and a new one is needed. */
export const WebhookSecret = z.object({ secret: z.string().nullable(), overlapUntil: Moment.nullable() })
export type WebhookSecret = z.infer<typeof WebhookSecret>

export const ListDeliveriesInput = z.strictObject({ endpointId: Id, state: z.enum(DELIVERY_STATES).optional(), ...PageInput })
export type ListDeliveriesInput = z.input<typeof ListDeliveriesInput>

/** A message to an endpoint, and what became of it. `id` is its `webhook-id`, the same at every try. */
export const DeliveryLine = z.object({
  id: Id,
  type: z.enum([PING, ...WEBHOOK_EVENT_TYPES]),
  state: z.enum(DELIVERY_STATES),
  tries: z.int(),
  /** Of the last try: why it failed, what was answered, and after how many milliseconds. */
  fault: z.enum(DELIVERY_FAULTS).nullable(),
  status: z.int().nullable(),
  durationMs: z.int().nullable(),
  /** When it happened that the message tells of. */
  occurredAt: Moment,
  triedAt: Moment.nullable(),
  nextTryAt: Moment.nullable(),
  can: z.array(z.enum(['redeliver'])),
})
export type DeliveryLine = z.infer<typeof DeliveryLine>
/** The newest first. */
export const DeliveryPage = pageOf(DeliveryLine)
export type DeliveryPage = z.infer<typeof DeliveryPage>

/** The same with the body that is sent, and the first 1,000 bytes of the answer; `detail` says more of a fault, in English. */
export const DeliveryView = DeliveryLine.extend({
  endpointId: Id,
  body: z.string(),
  answer: z.string().nullable(),
  detail: z.string().nullable(),
})
export type DeliveryView = z.infer<typeof DeliveryView>

/** Every message of an endpoint that was given up of what happened since then, or of all that is kept. */
export const RedeliverFailedInput = z.strictObject({ id: Id, since: Moment.optional(), requestId: Id })
export type RedeliverFailedInput = z.infer<typeof RedeliverFailedInput>
/** `count` messages are on their way again. */
export const Redelivered = z.object({ count: z.int() })
export type Redelivered = z.infer<typeof Redelivered>
