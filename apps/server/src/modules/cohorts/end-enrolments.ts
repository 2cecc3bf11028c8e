import type { CohortView, EndEnrolmentsInput } from '@ipt/contracts'
import { Enrolment } from '@ipt/db'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { LIVE, viewCohort } from './cohorts.queries.ts'
import { loadCohort, placeOf, recordCohort } from './internal.ts'

const KIND = 'cohort.enrolmentsEnded'

/** Takes students out of a season; who is not in it is passed over. COHORT_NOT_FOUND, HAS_PLACEMENT with how many have a live placement. */
export const endEnrolments = (ctx: Ctx, { cohortId, studentIds, requestId }: EndEnrolmentsInput): Promise<CohortView> =>
  inTransaction(ctx, async (tx) => {
    const cohort = placeOf(await loadCohort(tx, cohortId))
    if (await doneBefore(tx, { kind: KIND, subjectId: cohortId, requestId })) return viewCohort(tx, cohortId)

    const at = tx.clock()
    const count = await tx.em.nativeUpdate(Enrolment, { cohort: cohortId, student: { $in: studentIds }, endedAt: null }, { endedAt: at })
    await assertNobodyPlaced(tx, cohortId, studentIds)
    const single = studentIds.length === 1 ? (studentIds[0] ?? null) : null
    await recordCohort(tx, { kind: KIND, cohort, data: { count, studentId: single }, requestId, at })
    return viewCohort(tx, cohortId)
  })

async function assertNobodyPlaced(tx: Ctx, cohortId: string, studentIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct student_id)::int as count from placement
    where cohort_id = ${cohortId} and student_id = any(${studentIds}::uuid[]) and status in ${LIVE}`.execute(tables(tx.em))
  const count = rows[0]?.count ?? 0
  if (count > 0)
    throw new DomainError('HAS_PLACEMENT', {
      detail: `${count} of them ${count === 1 ? 'has' : 'have'} a live placement in this season: end that first.`,
      facts: { count },
    })
}
