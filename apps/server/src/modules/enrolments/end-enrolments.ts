import type { CohortView, EndEnrolmentsInput } from '@ipt/contracts'
import { Enrolment } from '@ipt/db'
import { OPEN_PLACEMENTS } from '@ipt/domain'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { letGo, lockEnrolments, openApplications, vacanciesKept } from '../applications/index.ts'
import { loadCohort, placeOf, recordCohort, viewCohort } from '../cohorts/index.ts'
import { lockVacancies } from '../vacancies/index.ts'
import { digestOf } from './digest-of.ts'

const KIND = 'cohort.enrolmentsEnded'
/** What keeps its student in the season. */
const OPEN = sql`(${sql.join(OPEN_PLACEMENTS.map((status) => sql.lit(status)))})`

/**
 * Takes students out of a season; who is not in it is passed over. What they have applied to is let go of, and the places that offers kept
 * are free again. COHORT_NOT_FOUND, HAS_PLACEMENT with how many have a live placement, ID_TAKEN.
 */
export const endEnrolments = (ctx: Ctx, { cohortId, studentIds, requestId }: EndEnrolmentsInput): Promise<CohortView> =>
  inTransaction(ctx, async (tx) => {
    const cohort = placeOf(await loadCohort(tx, cohortId))
    // From here on nobody else acts for these students: a first sending that was under way has ended.
    await lockEnrolments(tx, { cohortId, studentIds })
    const students = digestOf(studentIds)
    if (await doneBefore(tx, { kind: KIND, subjectId: cohortId, requestId, data: { students } })) return viewCohort(tx, cohortId)

    await assertNobodyPlaced(tx, cohortId, studentIds)
    const open = await openApplications(tx, { cohortId, studentIds })
    await lockVacancies(tx, vacanciesKept(open))
    for (const application of open) await letGo(tx, application, 'coordinator')
    const at = tx.clock()
    const count = await tx.em.nativeUpdate(Enrolment, { cohort: cohortId, student: { $in: studentIds }, endedAt: null }, { endedAt: at })
    const single = studentIds.length === 1 ? (studentIds[0] ?? null) : null
    const data = { count, applications: open.length, studentId: single, students }
    await recordCohort(tx, { kind: KIND, cohort, data, requestId, at })
    return viewCohort(tx, cohortId)
  })

async function assertNobodyPlaced(tx: Ctx, cohortId: string, studentIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct student_id)::int as count from placement
    where cohort_id = ${cohortId} and student_id = any(${studentIds}::uuid[]) and status in ${OPEN}`.execute(tables(tx.em))
  const count = rows[0]?.count ?? 0
  if (count > 0)
    throw new DomainError('HAS_PLACEMENT', {
      detail: `${count} of them ${count === 1 ? 'has' : 'have'} a live placement in this season: end that first.`,
      facts: { count },
    })
}
