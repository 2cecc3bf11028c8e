import type { CohortView, EnrolStudentsInput } from '@ipt/contracts'
import { sql } from 'kysely'
import { doneBefore } from '../../kernel/again.ts'
import { fieldError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { loadCohort, placeOf, recordCohort, viewCohort } from '../cohorts/index.ts'
import { digestOf } from './digest-of.ts'

const KIND = 'cohort.studentsEnrolled'

/**
 * Puts students of the institution into a season: the named ones, or all of a programme. Who is in it stays, who had left is in it again.
 * COHORT_NOT_FOUND, INPUT_INVALID where somebody is not a student of the institution, ID_TAKEN.
 */
export const enrolStudents = (ctx: Ctx, input: EnrolStudentsInput): Promise<CohortView> =>
  inTransaction(ctx, async (tx) => {
    const { cohortId, requestId } = input
    const cohort = placeOf(await loadCohort(tx, cohortId))
    const programmeId = 'programmeId' in input ? input.programmeId : null
    const students = 'studentIds' in input ? digestOf(input.studentIds) : null
    if (await doneBefore(tx, { kind: KIND, subjectId: cohortId, requestId, data: { programmeId, students } }))
      return viewCohort(tx, cohortId)

    const at = tx.clock()
    const studentIds = 'studentIds' in input ? await named(tx, cohort.institutionId, input.studentIds) : null
    const { rows } = await sql<{ student_id: string }>`
      insert into enrolment (id, institution_id, cohort_id, student_id, created_at)
      select gen_random_uuid(), institution_id, ${cohortId}::uuid, user_id, ${at} from student_profile
      where institution_id = ${cohort.institutionId}
        and (user_id = any(${studentIds}::uuid[]) or programme_id = ${programmeId}::uuid)
      on conflict (cohort_id, student_id) do update set ended_at = null where enrolment.ended_at is not null
      returning student_id`.execute(tables(tx.em))
    const single = rows.length === 1 ? (rows[0]?.student_id ?? null) : null
    await recordCohort(tx, { kind: KIND, cohort, data: { count: rows.length, programmeId, studentId: single, students }, requestId, at })
    return viewCohort(tx, cohortId)
  })

async function named(tx: Ctx, institutionId: string, studentIds: readonly string[]): Promise<string[]> {
  const rows = await tables(tx.em)
    .selectFrom('student_profile')
    .select('user_id')
    .where('institution_id', '=', institutionId)
    .where('user_id', 'in', studentIds)
    .execute()
  const known = new Set(rows.map((row) => row.user_id))
  const stranger = studentIds.findIndex((id) => !known.has(id))
  if (stranger >= 0) throw fieldError('INPUT_INVALID', `studentIds/${stranger}`, 'There is no such student here.')
  return [...known]
}
