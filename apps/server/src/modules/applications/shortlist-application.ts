import type { ApplicantView, MoveApplicationInput } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { viewApplicant } from './applicants.queries.ts'
import { decidedApplication, loadApplication } from './internal.ts'
import { applicationKind, moveApplication } from './move-application.ts'

/** Keeps an applicant among those to choose from. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const shortlistApplication = (ctx: Ctx, { id, from, requestId }: MoveApplicationInput): Promise<ApplicantView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadApplication(tx, id)
    if (await doneBefore(tx, { kind: applicationKind('shortlist'), subjectId: id, requestId })) return viewApplicant(tx, id)

    const to = decidedApplication(tx, loaded, 'shortlist', { from })
    await moveApplication(tx, loaded, { event: 'shortlist', to, requestId })
    return viewApplicant(tx, id)
  })
