import { type ChecklistGate, gatedBy } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/**
 * Lets a student pass a gate of a season: applying, being placed, reporting arrival. CHECKLIST_OPEN, with the items that keep it closed as
 * `facts.items`, one a line. For the verbs of other modules, in their transaction; it asks nobody's permission.
 */
export async function assertChecklist(
  tx: Ctx,
  { studentId, cohortId, gate }: { studentId: string; cohortId: string; gate: ChecklistGate },
): Promise<void> {
  const rows = await tables(tx.em)
    .selectFrom('checklist_item as item')
    .leftJoin('checklist_answer as answer', (join) => join.onRef('answer.item_id', '=', 'item.id').on('answer.student_id', '=', studentId))
    .select(['item.id', 'item.label', 'item.needs', 'item.gate', 'answer.status'])
    .where('item.cohort_id', '=', cohortId)
    .where('item.gate', '=', gate)
    .where('item.removed_at', 'is', null)
    .orderBy('item.position')
    .execute()
  const open = gatedBy(
    gate,
    rows.map((row) => ({ ...row, gate: row.gate ?? null })),
  )
  if (open.length === 0) return
  const items = open.map(({ label }) => label)
  throw new DomainError('CHECKLIST_OPEN', {
    detail: `Still open on the checklist: ${items.join(', ')}.`,
    facts: { gate, count: items.length, items: items.join('\n') },
  })
}
