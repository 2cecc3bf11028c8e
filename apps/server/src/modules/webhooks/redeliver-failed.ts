import type { Redelivered, RedeliverFailedInput } from '@ipt/contracts'
import { DomainEvent, WebhookDelivery } from '@ipt/db'
import { PING } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { enqueueDeliveries } from './enqueue-deliveries.ts'
import { loadEndpoint, recordWebhook } from './internal.ts'

const KIND = 'webhook.redelivered'

/** Sends everything again that an endpoint did not take of what happened `since` then, in its order. WEBHOOK_NOT_FOUND, WRONG_STATE, ID_TAKEN. */
export const redeliverFailed = (ctx: Ctx, { id, since, requestId }: RedeliverFailedInput): Promise<Redelivered> =>
  inTransaction(ctx, async (tx) => {
    const { state, institution } = await loadEndpoint(tx, id)
    const data = { endpointId: id, since: since ?? null }
    if (await doneBefore(tx, { kind: KIND, requestId, subjectId: institution.id, data })) return countedBefore(tx, requestId)

    if (state === 'OFF') throw new DomainError('WRONG_STATE', { facts: { status: state } })
    const count = await tx.em.nativeUpdate(
      WebhookDelivery,
      { endpoint: id, state: 'FAILED', type: { $ne: PING }, ...(since ? { occurredAt: { $gte: new Date(since) } } : {}) },
      { state: 'WAITING', tries: 0, nextTryAt: tx.clock() },
    )
    await enqueueDeliveries(tx.em)
    await recordWebhook(tx, { kind: KIND, institutionId: institution.id, endpointId: id, data: { since: since ?? null, count }, requestId })
    return { count }
  })

async function countedBefore(tx: Ctx, requestId: string): Promise<Redelivered> {
  const { data } = await tx.em.findOneOrFail(DomainEvent, { requestId })
  return { count: Number(data.count) }
}
