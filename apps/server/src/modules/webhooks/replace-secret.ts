import type { WebhookActInput, WebhookSecret } from '@ipt/contracts'
import { WebhookEndpoint } from '@ipt/db'
import { WEBHOOK_OVERLAP_MS } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { loadEndpoint, recordWebhook } from './internal.ts'
import { newWebhookSecret } from './sign.ts'
import { viewSecret } from './webhooks.queries.ts'

const KIND = 'webhook.secretReplaced'

/** A new secret; the one before it signs too for a day, so that nothing is refused while the receiver is given the new one. WEBHOOK_NOT_FOUND, ID_TAKEN. */
export const replaceSecret = (ctx: Ctx, services: Pick<Services, 'vault'>, { id, requestId }: WebhookActInput): Promise<WebhookSecret> =>
  inTransaction(ctx, async (tx) => {
    const { secret, institution } = await loadEndpoint(tx, id)
    const act = { kind: KIND, requestId, subjectId: institution.id, data: { endpointId: id } } as const
    if (await doneBefore(tx, act)) return viewSecret(tx, services, id)

    const next = {
      secret: services.vault.seal(newWebhookSecret(), id),
      previousSecret: secret,
      previousUntil: new Date(tx.clock().getTime() + WEBHOOK_OVERLAP_MS),
    }
    if ((await tx.em.nativeUpdate(WebhookEndpoint, { id, secret }, next)) !== 1) throw new LostRace()
    await recordWebhook(tx, { kind: KIND, institutionId: institution.id, endpointId: id, requestId })
    tx.em.clear()
    return viewSecret(tx, services, id)
  })
