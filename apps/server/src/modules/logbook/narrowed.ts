import type { CountLogsInput } from '@ipt/contracts'
import type { Tables } from '@ipt/db'
import type { LogStatus } from '@ipt/log-machine'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'

type Eb = ExpressionBuilder<Tables, 'log_entry' | 'placement'>

/** A state as a literal: bound, it would hide the partial indexes. The names come from the machine's own table. */
export const statusIn = (eb: ExpressionBuilder<Tables, 'log_entry'>, statuses: readonly LogStatus[]): Expression<SqlBool> =>
  statuses.length === 0 ? eb.lit(false) : sql<boolean>`log_entry.status in (${sql.join(statuses.map((status) => sql.lit(status)))})`

/** What a list and its count are narrowed to, on `log_entry` and its `placement`; what is left out narrows nothing. */
export function narrowed(eb: Eb, to: Omit<CountLogsInput, 'as'>, now: Date): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (to.placementId !== undefined) conditions.push(eb('log_entry.placement_id', '=', to.placementId))
  if (to.organisationId !== undefined) conditions.push(eb('placement.organisation_id', '=', to.organisationId))
  if (to.cohortId !== undefined) conditions.push(eb('placement.cohort_id', '=', to.cohortId))
  if (to.supervisorId !== undefined)
    conditions.push(
      eb.or([
        eb('placement.industrial_supervisor_id', '=', to.supervisorId),
        eb('placement.university_supervisor_id', '=', to.supervisorId),
      ]),
    )
  if (to.waitingDays !== undefined) conditions.push(waitsSince(dayBefore(now, to.waitingDays)))
  if (to.from !== undefined) conditions.push(eb('log_entry.log_date', '>=', to.from))
  if (to.to !== undefined) conditions.push(eb('log_entry.log_date', '<=', to.to))
  if (to.late !== undefined) conditions.push(eb('log_entry.late', '=', to.late))
  if (to.extra !== undefined) conditions.push(eb('log_entry.extra', '=', to.extra))
  if (to.withFiles !== undefined) conditions.push(to.withFiles ? hasFiles : sql<boolean>`not ${hasFiles}`)
  return eb.and(conditions)
}

const hasFiles = sql<boolean>`exists (select from attachment where attachment.log_id = log_entry.id and attachment.removed_revision is null)`

/** The day, UTC, so many days before a moment. */
const dayBefore = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)

/** In their state since that day (UTC) or earlier, as the totals count it. */
const waitsSince = (day: string) =>
  sql<boolean>`exists (select from log_standing where log_standing.log_id = log_entry.id and (log_standing.since at time zone 'UTC')::date <= ${day}::date)`
