import type { AnswerApplicationInput, ApplicantView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { lockVacancies, releaseSlot } from '../vacancies/index.ts'
import { viewApplicant } from './applicants.queries.ts'
import { decidedApplication, loadApplication } from './internal.ts'
import { applicationKind, moveApplication } from './move-application.ts'

/** The coordinator takes an offer back; its place is free again. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const revokeOffer = (ctx: Ctx, { id, from, comment, requestId }: AnswerApplicationInput): Promise<ApplicantView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadApplication(tx, id)
    if (await doneBefore(tx, { kind: applicationKind('revokeOffer'), subjectId: id, requestId, comment })) return viewApplicant(tx, id)

    const to = decidedApplication(tx, loaded, 'revokeOffer', { from })
    await lockVacancies(tx, [loaded.vacancy.id])
    await moveApplication(tx, loaded, { event: 'revokeOffer', to, comment, requestId })
    await releaseSlot(tx, loaded.vacancy.id)
    return viewApplicant(tx, id)
  })
