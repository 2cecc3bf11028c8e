import { type ChecklistGate, gatedBy } from '@ipt/domain'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The labels of what keeps a gate of a season closed, by student; who may pass is left out. Like `assertChecklist`, for many at once. */
export async function openChecklist(
  tx: Ctx,
  { cohortId, studentIds, gate }: { cohortId: string; studentIds: readonly string[]; gate: ChecklistGate },
): Promise<Map<string, string[]>> {
  const [items, answers] = await Promise.all([
    tables(tx.em)
      .selectFrom('checklist_item')
      .select(['id', 'label', 'needs', 'gate'])
      .where('cohort_id', '=', cohortId)
      .where('gate', '=', gate)
      .where('removed_at', 'is', null)
      .orderBy('position')
      .execute(),
    tables(tx.em)
      .selectFrom('checklist_answer')
      .innerJoin('checklist_item', 'checklist_item.id', 'checklist_answer.item_id')
      .select(['checklist_answer.item_id', 'checklist_answer.student_id', 'checklist_answer.status'])
      .where('checklist_item.cohort_id', '=', cohortId)
      .where('checklist_answer.student_id', '=', sql<string>`any(${studentIds}::uuid[])`)
      .execute(),
  ])
  const statuses = new Map(answers.map((each) => [`${each.student_id} ${each.item_id}`, each.status]))
  return new Map(
    studentIds.flatMap((studentId) => {
      const answered = items.map((item) => ({ ...item, gate: item.gate ?? null, status: statuses.get(`${studentId} ${item.id}`) ?? null }))
      const open = gatedBy(gate, answered).map(({ label }) => label)
      return open.length > 0 ? [[studentId, open] as const] : []
    }),
  )
}
