import type { UndoSignOffInput, WeekView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decidedWeek, loadWeek, moveWeek } from './internal.ts'
import { viewWeek } from './weeks.queries.ts'

/** Takes a sign-off back, by who gave it, within 15 minutes. PLACEMENT_NOT_FOUND, WEEK_NOT_FOUND, NOT_YOURS, WRONG_STATE, UNDO_OVER. */
export const undoSignOff = (ctx: Ctx, input: UndoSignOffInput): Promise<WeekView> =>
  inTransaction(ctx, async (tx) => {
    const week = await loadWeek(tx, input.placementId, input.weekStartsOn)
    if (await doneBefore(tx, { kind: 'week.signOffUndone', subjectId: week.row?.id ?? '', requestId: input.requestId }))
      return viewWeek(tx, input)

    const to = decidedWeek(tx, week, 'undoSignOff')
    await moveWeek(tx, week, {
      kind: 'week.signOffUndone',
      role: 'industrialSupervisor',
      to,
      words: { signedAt: null, signedBy: null, comment: null, coveredLogs: null, coveredMinutes: null },
      requestId: input.requestId,
    })
    return viewWeek(tx, input)
  })
