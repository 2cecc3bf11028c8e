import type { AddChecklistItemInput, ChecklistItemView } from '@ipt/contracts'
import { ChecklistItem } from '@ipt/db'
import { LIMITS } from '@ipt/domain'
import { fieldError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { viewChecklist } from './checklist.queries.ts'
import { loadCohort, placeOf, recordCohort } from './internal.ts'

/** One more thing that the students of a season show or say, at the end of its list. COHORT_NOT_FOUND, INPUT_INVALID, ID_TAKEN. */
export const addChecklistItem = (ctx: Ctx, { id, cohortId, ...sent }: AddChecklistItemInput): Promise<ChecklistItemView[]> =>
  inTransaction(ctx, async (tx) => {
    const cohort = placeOf(await loadCohort(tx, cohortId))
    if (await madeBefore(tx, ChecklistItem, id, { cohort: cohortId }, sent)) return viewChecklist(tx, cohortId)

    const there = await tx.em.find(ChecklistItem, { cohort: cohortId, removedAt: null }, { fields: ['position'] })
    if (there.length >= LIMITS.checklistItems)
      throw fieldError('INPUT_INVALID', 'label', `At most ${LIMITS.checklistItems} items a season.`)
    const position = Math.max(0, ...there.map((item) => item.position + 1))
    const at = tx.clock()
    await tx.em.insert(ChecklistItem, { id, institution: cohort.institutionId, cohort: cohortId, ...sent, position, createdAt: at })
    const { kind, needs, gate } = sent
    await recordCohort(tx, { kind: 'checklist.itemAdded', cohort, data: { itemId: id, kind, needs, gate }, at })
    return viewChecklist(tx, cohortId)
  })
