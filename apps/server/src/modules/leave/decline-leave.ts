import type { DeclineLeaveInput, LeaveView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedLeave, loadLeave, moveLeave } from './internal.ts'
import { viewLeave } from './leave.queries.ts'

/** The industrial supervisor declines it, with the reason. LEAVE_NOT_FOUND, NOT_YOURS, WRONG_STATE. */
export const declineLeave = (ctx: Ctx, input: DeclineLeaveInput): Promise<LeaveView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadLeave(tx, input.id)
    if (await doneBefore(tx, { kind: 'leave.declined', subjectId: input.id, ...input })) return viewLeave(tx, input.id)

    const to = decidedLeave(tx, loaded, 'decline')
    await moveLeave(tx, loaded, {
      kind: 'leave.declined',
      role: 'industrialSupervisor',
      to,
      comment: input.comment,
      requestId: input.requestId,
    })
    return viewLeave(tx, input.id)
  })
