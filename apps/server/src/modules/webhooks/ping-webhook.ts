import type { DeliveryView, PingWebhookInput } from '@ipt/contracts'
import { WebhookDelivery } from '@ipt/db'
import { PING } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { viewDelivery } from './deliveries.queries.ts'
import { enqueueDeliveries } from './enqueue-deliveries.ts'
import { loadEndpoint, recordWebhook } from './internal.ts'
import { pingBody } from './message.ts'

/** Sends a message that only tests whether it arrives: once, also to an endpoint that is paused or off. WEBHOOK_NOT_FOUND, ID_TAKEN. */
export const pingWebhook = (ctx: Ctx, { id, endpointId }: PingWebhookInput): Promise<DeliveryView> =>
  inTransaction(ctx, async (tx) => {
    const institutionId = (await loadEndpoint(tx, endpointId)).institution.id
    if (await pingedBefore(tx, id, endpointId)) return viewDelivery(tx, id)

    const at = tx.clock()
    await tx.em.insert(WebhookDelivery, {
      id,
      institution: institutionId,
      endpoint: endpointId,
      type: PING,
      body: pingBody(institutionId, endpointId, at),
      seq: 0n,
      state: 'WAITING',
      nextTryAt: at,
      occurredAt: at,
    })
    await enqueueDeliveries(tx.em)
    await recordWebhook(tx, { kind: 'webhook.pinged', institutionId, endpointId, data: { deliveryId: id } })
    return viewDelivery(tx, id)
  })

const pingedBefore = async (tx: Ctx, id: string, endpointId: string): Promise<boolean> => {
  const row = await tx.em.findOne(WebhookDelivery, { id })
  if (!row) return false
  if (row.endpoint.id !== endpointId || row.type !== PING) throw new DomainError('ID_TAKEN')
  return true
}
