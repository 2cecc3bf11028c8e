import type { ChecklistPage, ChecklistRow, ListChecklistInput } from '@ipt/contracts'
import { openReason, userIdOf } from '@ipt/domain'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { filesOfHomes } from '../files/index.ts'
import { type AnswerRow, selectItems, toAnswer } from './checklist.queries.ts'
import { viewCohort } from './cohorts.queries.ts'

type Shown = z.output<typeof ListChecklistInput>['show']

/** An item of the season and the student's answer to it, as a condition on the student asks for it. The same rule as `openReason`. */
const some = (condition: ReturnType<typeof sql>) => sql<SqlBool>`exists (
  select from checklist_item as item left join checklist_answer as answer on answer.item_id = item.id and answer.student_id = enrolment.student_id
  where item.cohort_id = enrolment.cohort_id and item.removed_at is null and (${condition}))`
const IN_VIEW: Record<Shown, ReturnType<typeof sql<SqlBool>>> = {
  all: sql<SqlBool>`true`,
  open: some(sql`answer.id is null or answer.status = 'RETURNED' or answer.status = 'ANSWERED' and item.needs = 'FILE'`),
  waiting: some(sql`answer.status = 'ANSWERED'`),
}

/** The students of a season against its checklist, by name, keyset-paged. COHORT_NOT_FOUND. */
export async function listChecklistRows(ctx: Ctx, input: z.output<typeof ListChecklistInput>): Promise<ChecklistPage> {
  const cohort = await viewCohort(ctx, input.cohortId)
  let query = selectStudents(ctx)
    .where('enrolment.cohort_id', '=', cohort.id)
    .where(IN_VIEW[input.show])
    .orderBy('app_user.name')
    .orderBy('app_user.id')
    .limit(input.limit + 1)
  const words = input.q?.trim()
  if (words)
    query = query.where(sql<SqlBool>`position(lower(${words}) in lower(app_user.name || ' ' || student_profile.registration_number)) > 0`)
  if (input.cursor !== undefined) {
    const [name = '', id = ''] = decodeCursor('checklist', input.cursor, [() => true, CURSOR_UUID])
    query = query.where(sql<SqlBool>`(app_user.name, app_user.id) > (${name}, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: await toRows(ctx, cohort.id, page),
    next: rows.length > input.limit && last ? encodeCursor('checklist', [last.name, last.id]) : null,
  }
}

/** One student of a season against its checklist. NOT_FOUND. */
export async function viewChecklistRow(ctx: Ctx, cohortId: string, studentId: string): Promise<ChecklistRow> {
  await viewCohort(ctx, cohortId)
  const rows = await selectStudents(ctx).where('enrolment.cohort_id', '=', cohortId).where('enrolment.student_id', '=', studentId).execute()
  const [row] = await toRows(ctx, cohortId, rows)
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

/** A coordinator who is a student himself doesn't see his own: nobody vouches for himself. */
const selectStudents = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('enrolment')
    .innerJoin('app_user', 'app_user.id', 'enrolment.student_id')
    .innerJoin('student_profile', (join) =>
      join
        .onRef('student_profile.user_id', '=', 'enrolment.student_id')
        .onRef('student_profile.institution_id', '=', 'enrolment.institution_id'),
    )
    .select(['app_user.id', 'app_user.name', 'student_profile.registration_number as registrationNumber'])
    .where('enrolment.ended_at', 'is', null)
    .where('enrolment.student_id', 'is distinct from', userIdOf(ctx.actor))

async function toRows(ctx: Ctx, cohortId: string, students: ChecklistRow['student'][]): Promise<ChecklistRow[]> {
  if (students.length === 0) return []
  const items = await selectItems(ctx).where('checklist_item.cohort_id', '=', cohortId).execute()
  const answers = await tables(ctx.em)
    .selectFrom('checklist_answer')
    .innerJoin('checklist_item', 'checklist_item.id', 'checklist_answer.item_id')
    .selectAll('checklist_answer')
    .where('checklist_item.cohort_id', '=', cohortId)
    .where('checklist_item.removed_at', 'is', null)
    .where(
      'checklist_answer.student_id',
      'in',
      students.map(({ id }) => id),
    )
    .execute()
  const files = await filesOfHomes(
    ctx.em,
    'checklist_answer',
    answers.map(({ id }) => id),
  )
  const byPlace = new Map(answers.map((answer) => [`${answer.student_id} ${answer.item_id}`, answer]))
  return students.map((student) => ({
    student,
    cells: items.map((item) => {
      const answer: AnswerRow = byPlace.get(`${student.id} ${item.id}`) ?? NO_ANSWER
      return {
        itemId: item.id,
        open: openReason({ needs: item.needs, status: answer.status }),
        answer: toAnswer(answer, 'coordinator', files),
      }
    }),
  }))
}

const NO_ANSWER: AnswerRow = { id: null, status: null, revision: null, answered_at: null }
