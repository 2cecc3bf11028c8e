import { WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import type { WebhookOffReason } from '@ipt/domain'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { recordWebhook } from './internal.ts'

/** Switches an endpoint off that nobody answers at; what waits for it is given up. Its coordinators hear of it by the event. */
export const switchOff = (ctx: Ctx, id: string, reason: WebhookOffReason): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const endpoint = await tx.em.findOne(WebhookEndpoint, { id })
    if (!endpoint || (await tx.em.nativeUpdate(WebhookEndpoint, { id, state: 'ACTIVE' }, { state: 'OFF', offReason: reason })) !== 1) return
    await tx.em.nativeUpdate(WebhookDelivery, { endpoint: id, state: 'WAITING' }, { state: 'FAILED', nextTryAt: null })
    await recordWebhook(tx, { kind: 'webhook.switchedOff', institutionId: endpoint.institution.id, endpointId: id, data: { reason } })
  })
