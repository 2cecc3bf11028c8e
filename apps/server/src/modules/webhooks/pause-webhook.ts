import type { WebhookActInput, WebhookView } from '@ipt/contracts'
import { WebhookEndpoint } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { loadEndpoint, recordWebhook } from './internal.ts'
import { viewWebhook } from './webhooks.queries.ts'

const KIND = 'webhook.paused'

/** Keeps back what is for an endpoint until it goes on. WEBHOOK_NOT_FOUND, WRONG_STATE, ID_TAKEN. */
export const pauseWebhook = (ctx: Ctx, { id, requestId }: WebhookActInput): Promise<WebhookView> =>
  inTransaction(ctx, async (tx) => {
    const { state, institution } = await loadEndpoint(tx, id)
    const act = { kind: KIND, requestId, subjectId: institution.id, data: { endpointId: id } } as const
    if (await doneBefore(tx, act)) return viewWebhook(tx, id)

    if (state !== 'ACTIVE') throw new DomainError('WRONG_STATE', { facts: { status: state } })
    if ((await tx.em.nativeUpdate(WebhookEndpoint, { id, state }, { state: 'PAUSED' })) !== 1) throw new LostRace()
    await recordWebhook(tx, { kind: KIND, institutionId: institution.id, endpointId: id, requestId })
    return viewWebhook(tx, id)
  })
