import type { DeliveryLine, DeliveryPage, DeliveryView, ListDeliveriesInput } from '@ipt/contracts'
import type { Tables } from '@ipt/db'
import { institutionsAs, type WebhookMessageType } from '@ipt/domain'
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { loadEndpoint } from './internal.ts'

/** What was sent to an endpoint, or is to be, newest first, keyset-paged. WEBHOOK_NOT_FOUND. */
export async function listDeliveries(
  ctx: Ctx,
  { endpointId, state, limit, cursor }: z.output<typeof ListDeliveriesInput>,
): Promise<DeliveryPage> {
  await loadEndpoint(ctx, endpointId)
  let query = selectDeliveries(ctx)
    .where('delivery.endpoint_id', '=', endpointId)
    .orderBy('delivery.occurred_at', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(limit + 1)
  if (state) query = query.where('delivery.state', '=', state)
  if (cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor('deliveries', cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<SqlBool>`(delivery.occurred_at, delivery.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toLine),
    next: rows.length > limit && last ? encodeCursor('deliveries', [moment(last.occurred_at), last.id]) : null,
  }
}

/** One message with its body and what was answered. DELIVERY_NOT_FOUND. */
export async function viewDelivery(ctx: Ctx, id: string): Promise<DeliveryView> {
  const row = await selectDeliveries(ctx).where('delivery.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('DELIVERY_NOT_FOUND')
  return { ...toLine(row), endpointId: row.endpoint_id, body: row.body, answer: row.answer ?? null, detail: row.detail ?? null }
}

const selectDeliveries = (ctx: Ctx) => {
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  return tables(ctx.em)
    .selectFrom('webhook_delivery as delivery')
    .innerJoin('webhook_endpoint as endpoint', 'endpoint.id', 'delivery.endpoint_id')
    .selectAll('delivery')
    .select('endpoint.state as endpoint_state')
    .where((eb) => (institutions.length === 0 ? eb.lit(false) : eb('delivery.institution_id', 'in', institutions)))
}

type Row = Selectable<Tables['webhook_delivery']> & { endpoint_state: string }

const toLine = (row: Row): DeliveryLine => ({
  id: row.id,
  type: row.type as WebhookMessageType,
  state: row.state,
  tries: row.tries,
  fault: row.fault ?? null,
  status: row.status ?? null,
  durationMs: row.duration_ms ?? null,
  occurredAt: moment(row.occurred_at),
  triedAt: row.tried_at ? moment(row.tried_at) : null,
  nextTryAt: row.next_try_at ? moment(row.next_try_at) : null,
  can: row.state !== 'WAITING' && row.endpoint_state !== 'OFF' ? ['redeliver'] : [],
})
