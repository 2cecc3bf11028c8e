import type { LeaveActInput, LeaveView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { daysFree, decidedLeave, loadLeave, moveLeave } from './internal.ts'
import { viewLeave } from './leave.queries.ts'

/**
 * Takes a grant or a refusal back, by who gave it, within 15 minutes. LEAVE_NOT_FOUND, NOT_YOURS, WRONG_STATE, UNDO_OVER;
 * LEAVE_OVERLAPS where the student has asked for the declined days anew.
 */
export const undoLeaveDecision = (ctx: Ctx, input: LeaveActInput): Promise<LeaveView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadLeave(tx, input.id)
    if (await doneBefore(tx, { kind: 'leave.decisionUndone', subjectId: input.id, ...input })) return viewLeave(tx, input.id)

    const to = decidedLeave(tx, loaded, 'undoDecision', await daysFree(tx, loaded.placement.id, loaded.leave))
    await moveLeave(tx, loaded, { kind: 'leave.decisionUndone', role: 'industrialSupervisor', to, requestId: input.requestId })
    return viewLeave(tx, input.id)
  })
