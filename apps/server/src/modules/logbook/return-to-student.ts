import type { DecideLogWithReasonInput, LogView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'

/**
 * The coordinator sends a flagged log back to its student. LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE, REASON_NEEDED.
 */
export const returnToStudent = (ctx: Ctx, input: DecideLogWithReasonInput): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    if (await doneBefore(tx, { kind: 'log.returnedToStudent', subjectId: log.entry.id, ...input })) return viewLog(tx, log.entry.id)

    const to = decided(tx, log, 'returnToStudent', input)
    await moveLog(tx, log, { event: 'returnToStudent', to, ...input })
    return viewLog(tx, log.entry.id)
  })
