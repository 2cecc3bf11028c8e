import type { DecideLogWithReasonInput, LogView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'

/**
 * The coordinator voids a flagged log for good; its date is free again. LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE, REASON_NEEDED.
 */
export const voidLog = (ctx: Ctx, input: DecideLogWithReasonInput): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    if (await doneBefore(tx, { kind: 'log.voided', subjectId: log.entry.id, ...input })) return viewLog(tx, log.entry.id)

    const to = decided(tx, log, 'void', input)
    await moveLog(tx, log, { event: 'void', to, ...input })
    return viewLog(tx, log.entry.id)
  })
