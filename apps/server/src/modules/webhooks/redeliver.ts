import type { DeliveryView, WebhookActInput } from '@ipt/contracts'
import { WebhookDelivery } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { viewDelivery } from './deliveries.queries.ts'
import { enqueueDeliveries } from './enqueue-deliveries.ts'
import { loadDelivery, recordWebhook } from './internal.ts'

const KIND = 'webhook.redelivered'

/** Sends a message once more that was taken or given up, under its own id. DELIVERY_NOT_FOUND, WRONG_STATE, ID_TAKEN. */
export const redeliver = (ctx: Ctx, { id, requestId }: WebhookActInput): Promise<DeliveryView> =>
  inTransaction(ctx, async (tx) => {
    const { state, endpoint, institution } = await loadDelivery(tx, id)
    const act = { kind: KIND, requestId, subjectId: institution.id, data: { deliveryId: id } } as const
    if (await doneBefore(tx, act)) return viewDelivery(tx, id)

    if (state === 'WAITING' || endpoint.state === 'OFF') throw new DomainError('WRONG_STATE', { facts: { status: state } })
    const again = { state: 'WAITING', tries: 0, nextTryAt: tx.clock() } as const
    if ((await tx.em.nativeUpdate(WebhookDelivery, { id, state }, again)) !== 1) throw new LostRace()
    await enqueueDeliveries(tx.em)
    await recordWebhook(tx, { ...act, institutionId: institution.id, endpointId: endpoint.id, data: { deliveryId: id, count: 1 } })
    return viewDelivery(tx, id)
  })
