import type { WaitingLogsInput, WaitingLogsList } from '@ipt/contracts'
import { sql } from 'kysely'
import { placementScope } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { statusIn } from './narrowed.ts'

/** Choices of one filter: nobody looks through more. */
const MOST = 500

/** Whose logs are in a state, with how many of each, by the student's name: what the actor's queue can be narrowed to. */
export async function listWaiting(ctx: Ctx, { as, status }: WaitingLogsInput): Promise<WaitingLogsList> {
  const rows = await tables(ctx.em)
    .selectFrom('log_entry')
    .innerJoin('placement', 'placement.id', 'log_entry.placement_id')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .select([
      'placement.id',
      'student.id as student_id',
      'student.name as student_name',
      'organisation.id as organisation_id',
      'organisation.name as organisation_name',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(*) filter (where log_entry.late)::int`.as('late'),
      sql<number>`count(*) filter (where log_entry.extra)::int`.as('extra'),
    ])
    .where((eb) => placementScope(eb, ctx.actor, as))
    .where((eb) => statusIn(eb, [status]))
    .groupBy(['placement.id', 'student.id', 'organisation.id'])
    .orderBy('student.name')
    .orderBy('placement.id')
    .limit(MOST)
    .execute()
  return {
    items: rows.map((row) => ({
      placementId: row.id,
      student: { id: row.student_id, name: row.student_name },
      organisation: { id: row.organisation_id, name: row.organisation_name },
      count: row.count,
      late: row.late,
      extra: row.extra,
    })),
  }
}
