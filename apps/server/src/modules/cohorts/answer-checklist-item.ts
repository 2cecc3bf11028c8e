import type { AnswerChecklistItemInput, OwnChecklists } from '@ipt/contracts'
import { ChecklistAnswer, ChecklistItem, Enrolment } from '@ipt/db'
import { nextAnswer } from '@ipt/domain'
import type { z } from 'zod'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { bindFile } from '../files/index.ts'
import { moveAnswer } from './checklist.internal.ts'
import { listOwnChecklists } from './checklist.queries.ts'
import { recordCohort } from './internal.ts'

const KIND = 'checklist.answered'

/**
 * A student ticks an item of a season that he is in, or adds the file that it needs; again, as long as it is not accepted. NOT_FOUND,
 * WRONG_STATE, INPUT_INVALID (a file is missing, or not asked for), FILE_NOT_FOUND.
 */
export const answerChecklistItem = (ctx: Ctx, input: z.output<typeof AnswerChecklistItemInput>): Promise<OwnChecklists> =>
  inTransaction(ctx, async (tx) => {
    const { itemId, attachmentId, requestId } = input
    const student = ownId(tx.actor)
    const item = await loadOwnItem(tx, itemId, student)
    const cohort = { id: item.cohort.id, institutionId: item.institution.id }
    if (await doneBefore(tx, { kind: KIND, subjectId: cohort.id, requestId, data: { itemId, attachmentId } })) return listOwnChecklists(tx)

    const earlier = await tx.em.findOne(ChecklistAnswer, { item: itemId, student })
    const decision = nextAnswer(earlier?.status ?? null, 'answer', ['student'])
    if (!decision.ok) throw new DomainError('WRONG_STATE', { facts: { status: earlier?.status ?? '' } })
    if (item.needs === 'FILE' && attachmentId === null) throw fieldError('INPUT_INVALID', 'attachmentId', 'Add the file that is asked for.')
    if (item.needs === 'TICK' && attachmentId !== null) throw fieldError('INPUT_INVALID', 'attachmentId', 'No file is asked for here.')

    const at = tx.clock()
    const id = earlier?.id ?? tx.newId()
    const revision = (earlier?.revision ?? 0) + 1
    if (earlier)
      await moveAnswer(tx, earlier, decision.to, { revision, answeredAt: at, decidedAt: null, decidedBy: null, returnedFor: null })
    else {
      const institution = cohort.institutionId
      await tx.em.insert(ChecklistAnswer, { id, institution, item: itemId, student, status: decision.to, revision, answeredAt: at })
    }
    await bindFile(tx, { home: 'checklist_answer', id, institutionId: cohort.institutionId, revision, attachmentId })
    await recordCohort(tx, {
      kind: KIND,
      cohort,
      role: 'student',
      from: earlier?.status ?? null,
      to: decision.to,
      revision,
      data: { itemId, answerId: id, studentId: student, attachmentId },
      requestId,
      at,
    })
    return listOwnChecklists(tx)
  })

/** The item, if it is on the list of a season that the student is in. */
async function loadOwnItem(tx: Ctx, id: string, student: string): Promise<ChecklistItem> {
  const item = await tx.em.findOne(ChecklistItem, { id, removedAt: null })
  const enrolled = item && (await tx.em.count(Enrolment, { cohort: item.cohort.id, student, endedAt: null }))
  if (!item || !enrolled) throw new DomainError('NOT_FOUND')
  return item
}
