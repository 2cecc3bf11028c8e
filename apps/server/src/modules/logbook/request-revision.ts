import type { DecideLogWithReasonInput, LogView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'

/**
 * The industrial supervisor returns the revision he read, with the reason. LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_REVISION,
 * REASON_NEEDED.
 */
export const requestRevision = (ctx: Ctx, input: DecideLogWithReasonInput): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    if (await doneBefore(tx, { kind: 'log.returned', subjectId: log.entry.id, ...input })) return viewLog(tx, log.entry.id)

    const to = decided(tx, log, 'requestRevision', input)
    await moveLog(tx, log, { event: 'requestRevision', to, ...input })
    return viewLog(tx, log.entry.id)
  })
