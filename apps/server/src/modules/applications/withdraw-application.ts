import type { MoveApplicationInput, OwnApplication } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedApplication, loadApplication } from './internal.ts'
import { applicationKind, moveApplication } from './move-application.ts'
import { viewOwnApplication } from './own-applications.queries.ts'

/** The student takes an application back. He may apply there again. APPLICATION_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_VERSION. */
export const withdrawApplication = (ctx: Ctx, { id, from, requestId }: MoveApplicationInput): Promise<OwnApplication> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadApplication(tx, id)
    if (await doneBefore(tx, { kind: applicationKind('withdraw'), subjectId: id, requestId })) return viewOwnApplication(tx, id)

    const to = decidedApplication(tx, loaded, 'withdraw', { from })
    await moveApplication(tx, loaded, { event: 'withdraw', to, requestId })
    return viewOwnApplication(tx, id)
  })
