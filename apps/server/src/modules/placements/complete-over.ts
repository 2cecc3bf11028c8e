import { nextPlacement } from '@ipt/domain'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { loadPlacement, movePlacement } from './move-placement.ts'

const BATCH = 500

/**
 * Completes every placement that is over, for which no log is taken any more, and of which nothing waits; each in a transaction of its own.
 * Returns how many were.
 */
export async function completeOver(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select placement.id from placement
      join institution on institution.id = placement.institution_id
      join cohort on cohort.id = placement.cohort_id
      cross join lateral (select (${ctx.clock()}::timestamptz at time zone institution.time_zone)::date as today) clock
    where placement.status = 'ACTIVE' and placement.ends_on < clock.today
      and case when cohort.log_window_days is null then cohort.ends_on else placement.ends_on + cohort.log_window_days end < clock.today
      and not exists (select from log_entry where log_entry.placement_id = placement.id and log_entry.status not in ('VERIFIED_ACADEMIC', 'VOIDED'))
      and not exists (select from leave_request where leave_request.placement_id = placement.id and leave_request.status = 'ASKED')
    order by placement.ends_on, placement.id limit ${BATCH}`.execute(tables(ctx.em))
  let completed = 0
  for (const { id } of rows) if (await complete(ctx, id)) completed++
  return completed
}

/** Completes one, unless something has come up meanwhile. */
const complete = (ctx: Ctx, id: string): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadPlacement(tx, id)
    const decision = nextPlacement(loaded.placement.status, 'complete', loaded.facts)
    if (!decision.ok) return false
    await movePlacement(tx, loaded, { kind: 'placement.completed', to: decision.to })
    return true
  })
