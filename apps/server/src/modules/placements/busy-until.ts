import { sql } from 'kysely'
import { fieldError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The last day that each of these students was placed elsewhere in the season, where an earlier placement is over. A new one begins after it: no day is one of two places. */
export async function busyUntil(
  tx: Ctx,
  { cohortId, studentIds }: { cohortId: string; studentIds: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; day: string }>`
    select student_id as id, max(coalesce(ended_on, ends_on))::text as day from placement
    where cohort_id = ${cohortId} and student_id = any(${studentIds}::uuid[]) and status in ('ENDED_EARLY', 'COMPLETED')
    group by student_id`.execute(tables(tx.em))
  return new Map(rows.map(({ id, day }) => [id, day]))
}

/** DAYS_TAKEN at `startsOn` where the student was placed elsewhere on that day or after it. */
export async function assertDaysFree(
  tx: Ctx,
  { cohortId, studentId, startsOn }: { cohortId: string; studentId: string; startsOn: string },
): Promise<void> {
  const day = (await busyUntil(tx, { cohortId, studentIds: [studentId] })).get(studentId)
  if (day !== undefined && startsOn <= day)
    throw fieldError('DAYS_TAKEN', 'startsOn', `The placement before this one lasted until ${day}. Begin after it.`, { day })
}
