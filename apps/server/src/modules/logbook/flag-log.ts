import type { DecideLogWithReasonInput, LogView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'

/**
 * The university supervisor hands a verified log to the coordinator, with the reason. LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE,
 * STALE_REVISION, REASON_NEEDED.
 */
export const flagLog = (ctx: Ctx, input: DecideLogWithReasonInput): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    if (await doneBefore(tx, { kind: 'log.flagged', subjectId: log.entry.id, ...input })) return viewLog(tx, log.entry.id)

    const to = decided(tx, log, 'flag', input)
    await moveLog(tx, log, { event: 'flag', to, ...input })
    return viewLog(tx, log.entry.id)
  })
