import type { LogView, UndoLogInput } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'

/**
 * Takes a return back, by who made it, within 15 minutes and while nothing has followed. LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE,
 * UNDO_OVER.
 */
export const withdrawRequest = (ctx: Ctx, input: UndoLogInput): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    if (await doneBefore(tx, { kind: 'log.requestWithdrawn', subjectId: log.entry.id, ...input })) return viewLog(tx, log.entry.id)

    const to = decided(tx, log, 'withdrawRequest')
    await moveLog(tx, log, { event: 'withdrawRequest', to, ...input })
    return viewLog(tx, log.entry.id)
  })
