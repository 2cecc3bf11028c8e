import type { WebhookList, WebhookSecret, WebhookView } from '@ipt/contracts'
import { institutionsAs, type WebhookEventType, type WebhookState } from '@ipt/domain'
import { type RawBuilder, sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { assertCoordinated, loadEndpoint } from './internal.ts'

/** The endpoints of an institution that the actor coordinates, by name. NOT_FOUND. */
export async function listWebhooks(ctx: Ctx, institutionId: string): Promise<WebhookList> {
  await assertCoordinated(ctx, institutionId)
  const rows = await selectEndpoints(ctx)
    .where('endpoint.institution_id', '=', institutionId)
    .orderBy('endpoint.name')
    .orderBy('endpoint.id')
    .execute()
  return { items: rows.map((row) => toView(ctx, row)) }
}

/** One endpoint. WEBHOOK_NOT_FOUND. */
export async function viewWebhook(ctx: Ctx, id: string): Promise<WebhookView> {
  const row = await selectEndpoints(ctx).where('endpoint.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('WEBHOOK_NOT_FOUND')
  return toView(ctx, row)
}

/** What an endpoint's messages are signed with; null where the server's secret is another by now. WEBHOOK_NOT_FOUND. */
export async function viewSecret(ctx: Ctx, { vault }: Pick<Services, 'vault'>, id: string): Promise<WebhookSecret> {
  const { secret, previousUntil } = await loadEndpoint(ctx, id)
  return { secret: vault.open(secret, id), overlapUntil: overlap(ctx, previousUntil) }
}

const selectEndpoints = (ctx: Ctx) => {
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  return tables(ctx.em)
    .selectFrom('webhook_endpoint as endpoint')
    .select([
      'endpoint.id',
      'endpoint.institution_id',
      'endpoint.name',
      'endpoint.url',
      'endpoint.types',
      'endpoint.state',
      'endpoint.off_reason',
      'endpoint.failing_since',
      'endpoint.last_delivered_at',
      'endpoint.previous_until',
      'endpoint.version',
      'endpoint.created_at',
    ])
    .select([countOf(sql`'WAITING'`).as('waiting'), countOf(sql`'FAILED' and type <> 'ping'`).as('failed')])
    .where((eb) => (institutions.length === 0 ? eb.lit(false) : eb('endpoint.institution_id', 'in', institutions)))
}

/** Messages in a state, which is written out: a bound one defeats the partial indexes. */
const countOf = (state: RawBuilder<unknown>) =>
  sql<string>`(select count(*) from webhook_delivery where endpoint_id = endpoint.id and state = ${state})`

type Row = Awaited<ReturnType<ReturnType<typeof selectEndpoints>['execute']>>[number]

const toView = (ctx: Ctx, row: Row): WebhookView => ({
  id: row.id,
  institutionId: row.institution_id,
  name: row.name,
  url: row.url,
  types: row.types as WebhookEventType[],
  state: row.state as WebhookState,
  offReason: row.off_reason ?? null,
  failingSince: row.failing_since ? moment(row.failing_since) : null,
  lastDeliveredAt: row.last_delivered_at ? moment(row.last_delivered_at) : null,
  overlapUntil: overlap(ctx, row.previous_until),
  waiting: Number(row.waiting),
  failed: Number(row.failed),
  version: row.version,
  createdAt: moment(row.created_at),
})

/** Until when the earlier secret signs too; null once it is over. */
const overlap = ({ clock }: Ctx, until: Date | string | null | undefined): string | null =>
  until && new Date(until) > clock() ? moment(until) : null
