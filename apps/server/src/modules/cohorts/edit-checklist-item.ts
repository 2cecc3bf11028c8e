import type { ChecklistItemView, EditChecklistItemInput } from '@ipt/contracts'
import { ChecklistItem } from '@ipt/db'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { loadItem } from './checklist.internal.ts'
import { viewChecklist } from './checklist.queries.ts'
import { recordCohort } from './internal.ts'

const KIND = 'checklist.itemEdited'

/** Another wording, form or gate for an item. The answers to it stay. NOT_FOUND, STALE_VERSION, ID_TAKEN. */
export const editChecklistItem = (ctx: Ctx, { id, version, requestId, ...sent }: EditChecklistItemInput): Promise<ChecklistItemView[]> =>
  inTransaction(ctx, async (tx) => {
    const item = await loadItem(tx, id)
    const cohort = { id: item.cohort.id, institutionId: item.institution.id }
    if (await editedBefore(tx, { kind: KIND, subjectId: cohort.id, version, requestId }, item, sent)) return viewChecklist(tx, cohort.id)
    if (item.removedAt) throw new DomainError('NOT_FOUND')

    assertCurrent(item, version)
    const revision = await writeVersion(tx, ChecklistItem, item, sent)
    const { kind, needs, gate } = sent
    await recordCohort(tx, { kind: KIND, cohort, data: { itemId: id, kind, needs, gate }, revision, requestId, at: tx.clock() })
    return viewChecklist(tx, cohort.id)
  })
