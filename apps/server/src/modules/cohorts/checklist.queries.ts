import type { ChecklistAnswerView, ChecklistItemView, FileView, OwnChecklists } from '@ipt/contracts'
import type { Tables } from '@ipt/db'
import { allowedAnswerEvents, nextAnswer, openReason, type Role, userIdOf } from '@ipt/domain'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { filesOfHomes } from '../files/index.ts'
import { viewCohort } from './cohorts.queries.ts'

/** The checklist of a season that the actor coordinates, in its order. COHORT_NOT_FOUND. */
export async function viewChecklist(ctx: Ctx, cohortId: string): Promise<ChecklistItemView[]> {
  await viewCohort(ctx, cohortId)
  return (await selectItems(ctx).where('checklist_item.cohort_id', '=', cohortId).execute()).map(toItem)
}

/** The checklists of the seasons that the actor is in as a student, with his answers; seasons without one are left out. */
export async function listOwnChecklists(ctx: Ctx): Promise<OwnChecklists> {
  const rows = await selectItems(ctx)
    .innerJoin('enrolment', 'enrolment.cohort_id', 'checklist_item.cohort_id')
    .innerJoin('cohort', 'cohort.id', 'checklist_item.cohort_id')
    .leftJoin('checklist_answer', (join) =>
      join.onRef('checklist_answer.item_id', '=', 'checklist_item.id').onRef('checklist_answer.student_id', '=', 'enrolment.student_id'),
    )
    .select([
      'cohort.id as cohort_id',
      'cohort.name as cohort_name',
      'checklist_answer.id as answer_id',
      'checklist_answer.status',
      'checklist_answer.revision',
      'checklist_answer.answered_at',
      'checklist_answer.returned_for',
    ])
    .where('enrolment.student_id', '=', userIdOf(ctx.actor))
    .where('enrolment.ended_at', 'is', null)
    .clearOrderBy()
    .orderBy('cohort.starts_on', 'desc')
    .orderBy('cohort.id')
    .orderBy('checklist_item.position')
    .orderBy('checklist_item.id')
    .execute()
  const files = await filesOfHomes(
    ctx.em,
    'checklist_answer',
    rows.flatMap((row) => row.answer_id ?? []),
  )
  const lists = new Map<string, OwnChecklists[number]>()
  for (const row of rows) {
    const list = lists.get(row.cohort_id) ?? { cohort: { id: row.cohort_id, name: row.cohort_name }, items: [] }
    lists.set(row.cohort_id, list)
    list.items.push({
      ...toItem(row),
      answer: toAnswer({ ...row, id: row.answer_id }, 'student', files),
      open: openReason({ needs: row.needs, status: row.status }),
      canAnswer: nextAnswer(row.status, 'answer', ['student']).ok,
    })
  }
  return [...lists.values()]
}

/** The items that are on a list now, in their order. */
export const selectItems = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('checklist_item')
    .select([
      'checklist_item.id',
      'checklist_item.label',
      'checklist_item.kind',
      'checklist_item.needs',
      'checklist_item.gate',
      'checklist_item.version',
    ])
    .where('checklist_item.removed_at', 'is', null)
    .orderBy('checklist_item.position')
    .orderBy('checklist_item.id')

type ItemRow = Pick<Tables['checklist_item'], 'id' | 'label' | 'kind' | 'needs' | 'gate' | 'version'>

const toItem = ({ id, label, kind, needs, gate, version }: ItemRow): ChecklistItemView => ({
  ...{ id, label, kind, needs, version },
  gate: gate ?? null,
})

/** An answer's columns, all null where there is none. */
export interface AnswerRow {
  id: string | null
  status: ChecklistAnswerView['status'] | null
  revision: number | null
  answered_at: Date | string | null
  returned_for?: string | null | undefined
}

/** An answer as somebody in this role sees it, or null where there is none. */
export function toAnswer(row: AnswerRow, role: Role, files: ReadonlyMap<string, FileView>): ChecklistAnswerView | null {
  const { id, status, revision, answered_at: at } = row
  if (id === null || status === null || revision === null || at === null) return null
  return {
    ...{ id, status, revision },
    answeredAt: moment(at),
    file: files.get(id) ?? null,
    returnedFor: row.returned_for ?? null,
    can: allowedAnswerEvents(status, [role]),
  }
}
