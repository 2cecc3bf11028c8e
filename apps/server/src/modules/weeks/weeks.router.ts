import { ListWeeksInput, SignOffWeekInput, UndoSignOffInput, WeekInput, WeekList, WeekView, WriteSummaryInput } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { signOffWeek } from './sign-off-week.ts'
import { undoSignOff } from './undo-sign-off.ts'
import { listWeeks, viewWeek } from './weeks.queries.ts'
import { writeSummary } from './write-summary.ts'

export const weeksRouter = router({
  get: permitted('week.read')
    .input(WeekInput)
    .output(WeekView)
    .query(({ ctx, input }) => viewWeek(ctx, input)),
  list: permitted('week.read')
    .input(ListWeeksInput)
    .output(WeekList)
    .query(({ ctx, input }) => listWeeks(ctx, input)),
  writeSummary: permitted('week.writeSummary')
    .input(WriteSummaryInput.required({ revision: true }))
    .output(WeekView)
    .mutation(({ ctx, input }) => writeSummary(ctx, input)),
  signOff: permitted('week.signOff')
    .input(SignOffWeekInput.required({ revision: true, logs: true }))
    .output(WeekView)
    .mutation(({ ctx, input }) => signOffWeek(ctx, input)),
  undoSignOff: permitted('week.undoSignOff')
    .input(UndoSignOffInput)
    .output(WeekView)
    .mutation(({ ctx, input }) => undoSignOff(ctx, input)),
})
