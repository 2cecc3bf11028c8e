import type { LeaveActInput, LeaveView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedLeave, loadLeave, moveLeave } from './internal.ts'
import { viewLeave } from './leave.queries.ts'

/** The student takes the request back: the days are expected again. What is granted, until its first day is over. LEAVE_NOT_FOUND, NOT_YOURS, WRONG_STATE. */
export const withdrawLeave = (ctx: Ctx, input: LeaveActInput): Promise<LeaveView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadLeave(tx, input.id)
    if (await doneBefore(tx, { kind: 'leave.withdrawn', subjectId: input.id, ...input })) return viewLeave(tx, input.id)

    const to = decidedLeave(tx, loaded, 'withdraw')
    await moveLeave(tx, loaded, { kind: 'leave.withdrawn', role: 'student', to, requestId: input.requestId })
    return viewLeave(tx, input.id)
  })
