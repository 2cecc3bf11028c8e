import type { EditWebhookInput, WebhookView } from '@ipt/contracts'
import { WebhookEndpoint } from '@ipt/db'
import type { Services } from '../../kernel/services.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { assertMayGo, loadEndpoint, recordWebhook } from './internal.ts'
import { viewWebhook } from './webhooks.queries.ts'

const KIND = 'webhook.edited'

/** Another name, address or choice of events; what waits goes to the new address. WEBHOOK_NOT_FOUND, WEBHOOK_ADDRESS_REFUSED, STALE_VERSION, ID_TAKEN. */
export const editWebhook = (
  ctx: Ctx,
  { outbound }: Pick<Services, 'outbound'>,
  { id, version, requestId, ...sent }: EditWebhookInput,
): Promise<WebhookView> =>
  inTransaction(ctx, async (tx) => {
    const endpoint = await loadEndpoint(tx, id)
    const institutionId = endpoint.institution.id
    if (await editedBefore(tx, { kind: KIND, subjectId: institutionId, version, requestId }, endpoint, sent)) return viewWebhook(tx, id)

    assertMayGo(outbound, sent.url)
    assertCurrent(endpoint, version)
    const revision = await writeVersion(tx, WebhookEndpoint, endpoint, sent)
    await recordWebhook(tx, { kind: KIND, institutionId, endpointId: id, revision, requestId })
    return viewWebhook(tx, id)
  })
