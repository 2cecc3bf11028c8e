import type { AnswerApplicationInput, OwnApplication } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { lockVacancies, releaseSlot } from '../vacancies/index.ts'
import { decidedApplication, loadApplication } from './internal.ts'
import { applicationKind, moveApplication } from './move-application.ts'
import { viewOwnApplication } from './own-applications.queries.ts'

/** The student says no to an offer; its place is free again. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION, OFFER_EXPIRED. */
export const declineOffer = (ctx: Ctx, { id, from, comment, requestId }: AnswerApplicationInput): Promise<OwnApplication> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadApplication(tx, id)
    if (await doneBefore(tx, { kind: applicationKind('decline'), subjectId: id, requestId, comment })) return viewOwnApplication(tx, id)

    const to = decidedApplication(tx, loaded, 'decline', { from })
    await lockVacancies(tx, [loaded.vacancy.id])
    await moveApplication(tx, loaded, { event: 'decline', to, comment, requestId })
    await releaseSlot(tx, loaded.vacancy.id)
    return viewOwnApplication(tx, id)
  })
