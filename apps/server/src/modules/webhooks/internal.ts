import { type EventData, Institution, WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import { institutionsAs } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { type Outbound, OutboundFault } from '../../kernel/outbound/outbound.ts'
import type { Ctx } from '../../kernel/use-case.ts'

const coordinated = (tx: Ctx) => ({ $in: institutionsAs(tx.actor, 'coordinator') })

/** NOT_FOUND unless the actor coordinates the institution. */
export async function assertCoordinated(tx: Ctx, institutionId: string): Promise<void> {
  if ((await tx.em.count(Institution, { $and: [{ id: institutionId }, { id: coordinated(tx) }] })) === 0) throw new DomainError('NOT_FOUND')
}

/** The endpoint, if the actor coordinates its institution. WEBHOOK_NOT_FOUND. */
export async function loadEndpoint(tx: Ctx, id: string): Promise<WebhookEndpoint> {
  const endpoint = await tx.em.findOne(WebhookEndpoint, { id, institution: coordinated(tx) })
  if (!endpoint) throw new DomainError('WEBHOOK_NOT_FOUND')
  return endpoint
}

/** The message with its endpoint, if the actor coordinates the institution. DELIVERY_NOT_FOUND. */
export async function loadDelivery(tx: Ctx, id: string): Promise<WebhookDelivery & { endpoint: WebhookEndpoint }> {
  const delivery = await tx.em.findOne(WebhookDelivery, { id, institution: coordinated(tx) }, { populate: ['endpoint'] })
  if (!delivery) throw new DomainError('DELIVERY_NOT_FOUND')
  return delivery as WebhookDelivery & { endpoint: WebhookEndpoint }
}

/** WEBHOOK_ADDRESS_REFUSED for an address that says by itself that nothing is sent there. Where names lead is seen at every sending. */
export function assertMayGo(outbound: Outbound, url: string): void {
  try {
    outbound.assertMayGo(url)
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error
    throw new DomainError('WEBHOOK_ADDRESS_REFUSED', {
      detail: error.message,
      fields: [{ pointer: '/url', message: error.message }],
      facts: { fault: error.fault },
    })
  }
}

interface WebhookAct {
  kind: `webhook.${string}`
  institutionId: string
  endpointId: string
  data?: EventData
  revision?: number
  requestId?: string | undefined
}

/** Records what was done to an endpoint: as a part of its institution, where it still stands when the endpoint is gone. */
export const recordWebhook = (tx: Ctx, { kind, institutionId, endpointId, data = {}, revision, requestId }: WebhookAct): Promise<string> =>
  record(tx, {
    kind,
    subject: { type: 'institution', id: institutionId },
    institutionId,
    role: tx.actor.kind === 'system' ? null : 'coordinator',
    from: null,
    to: null,
    revision: revision ?? null,
    data: { endpointId, ...data },
    requestId,
    at: tx.clock(),
  })
