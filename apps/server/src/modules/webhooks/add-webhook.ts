import type { AddWebhookInput, WebhookView } from '@ipt/contracts'
import { WebhookEndpoint } from '@ipt/db'
import { LIMITS } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { assertCoordinated, assertMayGo, recordWebhook } from './internal.ts'
import { newWebhookSecret } from './sign.ts'
import { viewWebhook } from './webhooks.queries.ts'

/** A new endpoint with a secret of its own; it is told what happens from now on. NOT_FOUND, WEBHOOK_ADDRESS_REFUSED, TOO_MANY_WEBHOOKS, ID_TAKEN. */
export const addWebhook = (
  ctx: Ctx,
  { outbound, vault }: Pick<Services, 'outbound' | 'vault'>,
  { id, institutionId, ...sent }: AddWebhookInput,
): Promise<WebhookView> =>
  inTransaction(ctx, async (tx) => {
    await assertCoordinated(tx, institutionId)
    if (await madeBefore(tx, WebhookEndpoint, id, { institution: institutionId }, sent)) return viewWebhook(tx, id)

    assertMayGo(outbound, sent.url)
    if ((await tx.em.count(WebhookEndpoint, { institution: institutionId })) >= LIMITS.webhooks) throw new DomainError('TOO_MANY_WEBHOOKS')
    await tx.em.insert(WebhookEndpoint, {
      id,
      institution: institutionId,
      ...sent,
      state: 'ACTIVE',
      secret: vault.seal(newWebhookSecret(), id),
      createdAt: tx.clock(),
    })
    await recordWebhook(tx, { kind: 'webhook.added', institutionId, endpointId: id })
    return viewWebhook(tx, id)
  })
