import type { WebhookActInput, WebhookView } from '@ipt/contracts'
import { WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { enqueueDeliveries } from './enqueue-deliveries.ts'
import { loadEndpoint, recordWebhook } from './internal.ts'
import { viewWebhook } from './webhooks.queries.ts'

const KIND = 'webhook.resumed'

/** Goes on with an endpoint that was paused or switched off; what was kept back is sent at once. WEBHOOK_NOT_FOUND, WRONG_STATE, ID_TAKEN. */
export const resumeWebhook = (ctx: Ctx, { id, requestId }: WebhookActInput): Promise<WebhookView> =>
  inTransaction(ctx, async (tx) => {
    const { state, institution } = await loadEndpoint(tx, id)
    const act = { kind: KIND, requestId, subjectId: institution.id, data: { endpointId: id } } as const
    if (await doneBefore(tx, act)) return viewWebhook(tx, id)

    if (state === 'ACTIVE') throw new DomainError('WRONG_STATE', { facts: { status: state } })
    const fresh = { state: 'ACTIVE', offReason: null, failingSince: null, restUntil: null } as const
    if ((await tx.em.nativeUpdate(WebhookEndpoint, { id, state }, fresh)) !== 1) throw new LostRace()
    await tx.em.nativeUpdate(WebhookDelivery, { endpoint: id, state: 'WAITING' }, { nextTryAt: tx.clock() })
    await enqueueDeliveries(tx.em)
    await recordWebhook(tx, { kind: KIND, institutionId: institution.id, endpointId: id, requestId })
    return viewWebhook(tx, id)
  })
