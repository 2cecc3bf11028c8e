import type { Responsiveness } from '@ipt/contracts'
import { institutionsAs } from '@ipt/domain'
import { LOG_TRANSITIONS, transitionOf } from '@ipt/log-machine'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

const SUBMITTED = transitionOf('submit').records
/** What an industrial supervisor answers a sent log with. */
const ANSWERS: string[] = LOG_TRANSITIONS.filter((row) => row.from === 'SUBMITTED' && row.by === 'industrialSupervisor').map(
  (row) => row.records,
)

/**
 * How fast hosts have answered the logs of the actor's institutions, by organisation; hosts without a log are left out. From the first
 * sending to the first decision; the deadline is that of the season in which the log was written. One grouped statement over the record.
 */
export async function responsivenessOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Responsiveness>> {
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  if (ids.length === 0 || institutions.length === 0) return new Map()
  const { rows } = await sql<{ organisation_id: string; logs: number; median: number | null; due: number; in_time: number }>`
    select organisation_id, count(decided)::int as logs,
      percentile_cont(0.5) within group (order by extract(epoch from decided - submitted) / 86400) filter (where decided is not null) as median,
      count(*) filter (where decided is not null and deadline is not null or submitted + deadline < ${ctx.clock()}::timestamptz)::int as due,
      count(*) filter (where decided <= submitted + deadline)::int as in_time
    from (
      select placement.organisation_id, cohort.verify_within_days * interval '1 day' as deadline,
        min(event.occurred_at) filter (where event.kind = ${SUBMITTED}) as submitted,
        min(event.occurred_at) filter (where event.kind = any(${ANSWERS}::text[])) as decided
      from placement
      join cohort on cohort.id = placement.cohort_id
      join log_entry on log_entry.placement_id = placement.id
      join domain_event as event on event.subject_id = log_entry.id and event.kind = any(${[SUBMITTED, ...ANSWERS]}::text[])
      where placement.organisation_id = any(${ids}::uuid[]) and placement.institution_id = any(${institutions}::uuid[])
      group by log_entry.id, placement.organisation_id, cohort.verify_within_days
    ) as answered
    group by organisation_id`.execute(tables(ctx.em))
  return new Map(
    rows.map((row) => [
      row.organisation_id,
      {
        logs: row.logs,
        medianDays: row.median === null ? null : Math.round(Number(row.median) * 10) / 10,
        inTime: row.due === 0 ? null : { logs: row.in_time, of: row.due },
      },
    ]),
  )
}

/** Placements of the actor's institutions, of all seasons, by organisation; hosts without any are left out. */
export async function countPlacements(ctx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ organisation_id: string; count: number }>`
    select organisation_id, count(*)::int as count from placement
    where organisation_id = any(${ids}::uuid[]) and institution_id = any(${institutionsAs(ctx.actor, 'coordinator')}::uuid[])
      and status <> 'CANCELLED'
    group by organisation_id`.execute(tables(ctx.em))
  return new Map(rows.map((row) => [row.organisation_id, row.count]))
}
