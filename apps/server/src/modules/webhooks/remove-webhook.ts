import type { RemoveWebhookInput, WebhookRemoved } from '@ipt/contracts'
import { WebhookEndpoint } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { assertCoordinated, loadEndpoint, recordWebhook } from './internal.ts'

const KIND = 'webhook.removed'

/** Takes an endpoint away, and with it what waits for it and what was sent there. NOT_FOUND, WEBHOOK_NOT_FOUND, ID_TAKEN. */
export const removeWebhook = (ctx: Ctx, { id, institutionId, requestId }: RemoveWebhookInput): Promise<WebhookRemoved> =>
  inTransaction(ctx, async (tx) => {
    await assertCoordinated(tx, institutionId)
    if (await doneBefore(tx, { kind: KIND, subjectId: institutionId, requestId, data: { endpointId: id } })) return { id }

    const endpoint = await loadEndpoint(tx, id)
    if (endpoint.institution.id !== institutionId) throw new DomainError('WEBHOOK_NOT_FOUND')
    if ((await tx.em.nativeDelete(WebhookEndpoint, { id })) !== 1) throw new LostRace()
    await recordWebhook(tx, { kind: KIND, institutionId, endpointId: id, requestId })
    return { id }
  })
