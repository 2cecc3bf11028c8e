import type { AnswerApplicationInput, ApplicantView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { viewApplicant } from './applicants.queries.ts'
import { decidedApplication, loadApplication } from './internal.ts'
import { applicationKind, moveApplication } from './move-application.ts'

/** Says no to an applicant, with words to him or without. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const rejectApplication = (ctx: Ctx, { id, from, comment, requestId }: AnswerApplicationInput): Promise<ApplicantView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadApplication(tx, id)
    if (await doneBefore(tx, { kind: applicationKind('reject'), subjectId: id, requestId, comment })) return viewApplicant(tx, id)

    const to = decidedApplication(tx, loaded, 'reject', { from })
    await moveApplication(tx, loaded, { event: 'reject', to, comment, requestId })
    return viewApplicant(tx, id)
  })
