import type { ChecklistItemView, RemoveChecklistItemInput } from '@ipt/contracts'
import { ChecklistItem } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { loadItem } from './checklist.internal.ts'
import { viewChecklist } from './checklist.queries.ts'
import { recordCohort } from './internal.ts'

const KIND = 'checklist.itemRemoved'

/** Takes an item off its list: it closes nothing any more, and the answers to it stay with the record. NOT_FOUND. */
export const removeChecklistItem = (ctx: Ctx, { id, requestId }: RemoveChecklistItemInput): Promise<ChecklistItemView[]> =>
  inTransaction(ctx, async (tx) => {
    const item = await loadItem(tx, id)
    const cohort = { id: item.cohort.id, institutionId: item.institution.id }
    if (await doneBefore(tx, { kind: KIND, subjectId: cohort.id, requestId, data: { itemId: id } })) return viewChecklist(tx, cohort.id)
    if (item.removedAt) throw new DomainError('NOT_FOUND')

    const at = tx.clock()
    if ((await tx.em.nativeUpdate(ChecklistItem, { id, removedAt: null }, { removedAt: at })) !== 1) throw new LostRace()
    await recordCohort(tx, { kind: KIND, cohort, data: { itemId: id }, requestId, at })
    return viewChecklist(tx, cohort.id)
  })
