import { WEBHOOK_MESSAGES, type WebhookBody } from '@ipt/contracts'
import type { SubjectType } from '@ipt/db'
import { PING, WEBHOOK_EVENTS, type WebhookEventType } from '@ipt/domain'
import { snake, toSnake } from '../../kernel/case.ts'
import type { PlacedEvent } from '../../kernel/projections.ts'

const TYPE_OF_KIND: ReadonlyMap<string, WebhookEventType> = new Map(
  Object.entries(WEBHOOK_EVENTS).map(([type, kind]) => [kind, type as WebhookEventType]),
)

/** The public name of a kind of event; undefined for what webhooks are not told. */
export const typeOf = ({ kind }: Pick<PlacedEvent, 'kind'>): WebhookEventType | undefined => TYPE_OF_KIND.get(kind)

/** The body that tells of an event: what its schema names, and nothing else of what the record knows. Throws where that is not there. */
export const bodyOf = (event: PlacedEvent, type: WebhookEventType): string =>
  written({
    type,
    timestamp: event.occurredAt.toISOString(),
    data: WEBHOOK_MESSAGES[type].data.parse({
      ...(toSnake(event.data) as object),
      institution_id: event.institutionId,
      actor_id: event.actorId,
      [idOf(event.subjectType)]: event.subjectId,
      revision: event.revision,
      status_before: event.fromStatus,
      status: event.toStatus,
    }),
  })

/** The body of a message that only tests whether it arrives. */
export const pingBody = (institutionId: string, endpointId: string, at: Date): string =>
  written({ type: PING, timestamp: at.toISOString(), data: { institution_id: institutionId, endpoint_id: endpointId } })

const written = (body: WebhookBody): string => JSON.stringify(body)

const idOf = (subject: SubjectType): string => `${snake(subject)}_id`
