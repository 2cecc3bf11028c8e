import type { ChecklistRow, ReturnAnswerInput } from '@ipt/contracts'
import { userIdOf } from '@ipt/domain'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedAnswer, loadAnswer, moveAnswer } from './checklist.internal.ts'
import { viewChecklistRow } from './checklist-rows.queries.ts'
import { recordCohort } from './internal.ts'

const KIND = 'checklist.returned'

/** The coordinator returns an answer with the reason, also one that was accepted. NOT_FOUND, WRONG_STATE, STALE_REVISION. */
export const returnAnswer = (ctx: Ctx, { id, revision, comment, requestId }: ReturnAnswerInput): Promise<ChecklistRow> =>
  inTransaction(ctx, async (tx) => {
    const answer = await loadAnswer(tx, id)
    const [cohort, studentId] = [{ id: answer.item.cohort.id, institutionId: answer.institution.id }, answer.student.id]
    if (await doneBefore(tx, { kind: KIND, subjectId: cohort.id, revision, comment, requestId, data: { answerId: id } }))
      return viewChecklistRow(tx, cohort.id, studentId)

    const to = decidedAnswer(answer, 'return', 'coordinator', revision)
    const at = tx.clock()
    await moveAnswer(tx, answer, to, { decidedAt: at, decidedBy: userIdOf(tx.actor), returnedFor: comment })
    const data = { itemId: answer.item.id, answerId: id, studentId }
    await recordCohort(tx, { kind: KIND, cohort, from: answer.status, to, revision, data, comment, requestId, at })
    return viewChecklistRow(tx, cohort.id, studentId)
  })
