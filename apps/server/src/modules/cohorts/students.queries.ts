import type { ListStudentsInput, SeasonStudent, SeasonStudentPage } from '@ipt/contracts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { studiesAt } from '../../kernel/student-or-supervisor.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { LIVE, viewCohort } from './cohorts.queries.ts'

type Shown = z.output<typeof ListStudentsInput>['show']

const LIVING = sql`enrolment.id is not null and enrolment.ended_at is null`
const IN_VIEW: Record<Shown, ReturnType<typeof sql<boolean>>> = {
  enrolled: sql<boolean>`${LIVING}`,
  placed: sql<boolean>`${LIVING} and placed.id is not null`,
  unplaced: sql<boolean>`${LIVING} and placed.id is null`,
  others: sql<boolean>`not (${LIVING}) and ${studiesAt(sql.ref('student_profile.user_id'), sql.ref('student_profile.institution_id'))}`,
}

/** The institution's students against a season, by name, keyset-paged: who is in it, with or without a placement, and who could be. COHORT_NOT_FOUND. */
export async function listStudents(ctx: Ctx, input: z.output<typeof ListStudentsInput>): Promise<SeasonStudentPage> {
  const cohort = await viewCohort(ctx, input.cohortId)
  let query = tables(ctx.em)
    .selectFrom('student_profile')
    .innerJoin('app_user', 'app_user.id', 'student_profile.user_id')
    .innerJoin('programme', 'programme.id', 'student_profile.programme_id')
    .leftJoin('enrolment', (join) =>
      join.onRef('enrolment.student_id', '=', 'student_profile.user_id').on('enrolment.cohort_id', '=', cohort.id),
    )
    .leftJoin('placement as placed', (join) =>
      join
        .onRef('placed.student_id', '=', 'student_profile.user_id')
        .on('placed.cohort_id', '=', cohort.id)
        .on(sql<boolean>`placed.status in ${LIVE}`),
    )
    .leftJoin('organisation', 'organisation.id', 'placed.organisation_id')
    .select([
      'app_user.id',
      'app_user.name',
      'student_profile.registration_number',
      'programme.id as programme_id',
      'programme.code as programme_code',
      'programme.name as programme_name',
      sql<boolean>`${LIVING}`.as('enrolled'),
      'placed.id as placement_id',
      'placed.status as placement_status',
      'organisation.name as organisation_name',
    ])
    .distinctOn(['app_user.name', 'app_user.id'])
    .where('student_profile.institution_id', '=', cohort.institutionId)
    .where(IN_VIEW[input.show])
    .orderBy('app_user.name')
    .orderBy('app_user.id')
    .limit(input.limit + 1)
  if (input.programmeId !== undefined) query = query.where('programme.id', '=', input.programmeId)
  const words = input.q?.trim()
  if (words)
    query = query.where(sql<boolean>`position(lower(${words}) in lower(app_user.name || ' ' || student_profile.registration_number)) > 0`)
  if (input.cursor !== undefined) {
    const [name = '', id = ''] = decodeCursor('students', input.cursor, [() => true, CURSOR_UUID])
    query = query.where(sql<boolean>`(app_user.name, app_user.id) > (${name}, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return { items: page.map(toStudent), next: rows.length > input.limit && last ? encodeCursor('students', [last.name, last.id]) : null }
}

interface Row {
  id: string
  name: string
  registration_number: string
  programme_id: string
  programme_code: string
  programme_name: string
  enrolled: boolean
  placement_id: string | null
  placement_status: NonNullable<SeasonStudent['placement']>['status'] | null
  organisation_name: string | null
}

const toStudent = (row: Row): SeasonStudent => ({
  id: row.id,
  name: row.name,
  registrationNumber: row.registration_number,
  programme: { id: row.programme_id, code: row.programme_code, name: row.programme_name },
  enrolled: row.enrolled,
  placement:
    row.placement_id === null || row.placement_status === null
      ? null
      : { id: row.placement_id, status: row.placement_status, organisation: row.organisation_name ?? '' },
})
