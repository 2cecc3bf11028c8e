import type { SeasonGaps, SeasonGapsInput } from '@ipt/contracts'
import { institutionsAs } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { countDoubles } from '../organisations/index.ts'

/**
 * What no total holds: it takes longer the more students a season has, so the home asks for it apart and less often. Each number is that of
 * the list that it leads to. COHORT_NOT_FOUND.
 */
export async function seasonGaps(ctx: Ctx, { cohortId }: SeasonGapsInput): Promise<SeasonGaps> {
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  const { rows } = await sql`select from cohort where id = ${cohortId} and institution_id = any(${institutions}::uuid[])`.execute(
    tables(ctx.em),
  )
  if (rows.length === 0) throw new DomainError('COHORT_NOT_FOUND')
  const [missing, doubles] = await Promise.all([missingOf(ctx, cohortId), countDoubles(ctx)])
  return { missing, doubles }
}

/** The lists' `missingDaysOf`, for a whole season at once: its working days are made one time, and its logs read one time. */
async function missingOf(ctx: Ctx, cohortId: string): Promise<SeasonGaps['missing']> {
  const { rows } = await sql<SeasonGaps['missing']>`
    with season as (
      select cohort.id, cohort.working_days, cohort.institution_id, (${ctx.clock()}::timestamptz at time zone institution.time_zone)::date - 1 as last_day
      from cohort join institution on institution.id = cohort.institution_id where cohort.id = ${cohortId}
    ), running as (
      select placement.id, placement.starts_on, least(coalesce(placement.ended_on, placement.ends_on), season.last_day) as ends_on
      from placement join season on season.id = placement.cohort_id where placement.status = 'ACTIVE'
    ), due as (
      select due_on::date from season, generate_series((select min(starts_on) from running)::timestamp, season.last_day::timestamp, interval '1 day') as day(due_on)
      where extract(isodow from due_on)::smallint = any(season.working_days)
        and not exists (select from holiday where holiday.institution_id = season.institution_id and holiday.day = due_on::date)
    )
    select count(distinct running.id)::int as placements, count(*)::int as days
    from running join due on due.due_on between running.starts_on and running.ends_on
    where not exists (select from log_entry where placement_id = running.id and log_date = due.due_on and log_entry.status <> 'VOIDED')
      and not exists (select from leave_request where placement_id = running.id and leave_request.status = 'GRANTED' and due.due_on between from_on and to_on)`.execute(
    tables(ctx.em),
  )
  return rows[0] ?? { placements: 0, days: 0 }
}
