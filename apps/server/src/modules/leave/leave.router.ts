import { AskLeaveInput, DeclineLeaveInput, LeaveActInput, LeavePage, LeaveView, ListLeaveInput } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { askLeave } from './ask-leave.ts'
import { declineLeave } from './decline-leave.ts'
import { grantLeave } from './grant-leave.ts'
import { listLeave } from './leave.queries.ts'
import { undoLeaveDecision } from './undo-leave-decision.ts'
import { withdrawLeave } from './withdraw-leave.ts'

export const leaveRouter = router({
  list: permitted('leave.read')
    .input(ListLeaveInput)
    .output(LeavePage)
    .query(({ ctx, input }) => listLeave(ctx, input)),
  ask: permitted('leave.ask')
    .input(AskLeaveInput)
    .output(LeaveView)
    .mutation(({ ctx, input }) => askLeave(ctx, input)),
  grant: permitted('leave.grant')
    .input(LeaveActInput)
    .output(LeaveView)
    .mutation(({ ctx, input }) => grantLeave(ctx, input)),
  decline: permitted('leave.decline')
    .input(DeclineLeaveInput)
    .output(LeaveView)
    .mutation(({ ctx, input }) => declineLeave(ctx, input)),
  undoDecision: permitted('leave.undoDecision')
    .input(LeaveActInput)
    .output(LeaveView)
    .mutation(({ ctx, input }) => undoLeaveDecision(ctx, input)),
  withdraw: permitted('leave.withdraw')
    .input(LeaveActInput)
    .output(LeaveView)
    .mutation(({ ctx, input }) => withdrawLeave(ctx, input)),
})
