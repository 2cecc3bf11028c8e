import type { LeaveActInput, LeaveView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedLeave, loadLeave, moveLeave } from './internal.ts'
import { viewLeave } from './leave.queries.ts'

/** The industrial supervisor grants it: these days are not expected any more. LEAVE_NOT_FOUND, NOT_YOURS, WRONG_STATE. */
export const grantLeave = (ctx: Ctx, input: LeaveActInput): Promise<LeaveView> =>
  inTransaction(ctx, async (tx) => {
    const loaded = await loadLeave(tx, input.id)
    if (await doneBefore(tx, { kind: 'leave.granted', subjectId: input.id, ...input })) return viewLeave(tx, input.id)

    const to = decidedLeave(tx, loaded, 'grant')
    await moveLeave(tx, loaded, { kind: 'leave.granted', role: 'industrialSupervisor', to, requestId: input.requestId })
    return viewLeave(tx, input.id)
  })
