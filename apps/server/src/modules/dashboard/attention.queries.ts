import type { DashboardView } from '@ipt/contracts'
import { UNANSWERED_APPLICATIONS } from '@ipt/domain'
import { sql } from 'kysely'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { countBounced } from '../people/index.ts'

type What = DashboardView['attention'][number]['what']

interface Found {
  what: What
  count: number
  oldest: Date | string | null
}

/** What waits for the coordinator of a season, what has waited longest first. Of what there is none, nothing is said. */
export async function attentionOf(
  ctx: Ctx,
  { id, institution_id }: { id: string; institution_id: string },
): Promise<DashboardView['attention']> {
  const { rows } = await sql<Found>`
    select 'FLAGS' as what, count(*)::int as count, min(since) as oldest from log_standing where cohort_id = ${id} and status = 'FLAGGED'
    union all select 'ARRIVALS', count(*)::int, min(arrival_note.reported_at) from arrival_note join placement on placement.id = arrival_note.placement_id
      where placement.cohort_id = ${id} and placement.status in ('CONFIRMED', 'ACTIVE') and arrival_note.status in ('REPORTED', 'RETURNED')
    union all select 'FINDS', count(*)::int, min(created_at) from placement where cohort_id = ${id} and status = 'PROPOSED'
    union all select 'APPLICATIONS', count(*)::int, min(oldest) from vacancy, lateral (
        select min(submitted_at) as oldest from application where vacancy_id = vacancy.id and application.status = any(${UNANSWERED_APPLICATIONS})) as unanswered
      where cohort_id = ${id} and vacancy.status in ('DRAFT', 'PUBLISHED', 'CLOSED') and oldest is not null
    union all select 'HOSTS', count(*)::int, min(created_at) from organisation where proposed_by_id = ${institution_id} and status = 'PROPOSED'
    union all select 'DRAFTS', count(*)::int, min(created_at) from vacancy where cohort_id = ${id} and status = 'DRAFT'
    union all select 'CHECKLIST', count(*)::int, min(answered_at) from checklist_answer
      join checklist_item on checklist_item.id = checklist_answer.item_id where checklist_item.cohort_id = ${id} and checklist_answer.status = 'ANSWERED' and checklist_item.removed_at is null
  `.execute(tables(ctx.em))
  return [...rows, { what: 'BOUNCES' as const, ...(await countBounced(ctx)) }]
    .filter(({ count }) => count > 0)
    .map(({ what, count, oldest }) => ({ what, count, oldestAt: oldest === null ? null : moment(oldest) }))
    .sort((one, other) => (one.oldestAt ?? '').localeCompare(other.oldestAt ?? ''))
}
