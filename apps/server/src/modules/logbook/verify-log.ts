import type { DecideLogInput, LogView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'

/**
 * The industrial supervisor vouches for the revision he read. LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_REVISION.
 * Sent again with the same `requestId`, it answers the same and records once.
 */
export const verifyLog = (ctx: Ctx, input: DecideLogInput): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    if (await doneBefore(tx, { kind: 'log.verified', subjectId: log.entry.id, ...input })) return viewLog(tx, log.entry.id)

    const to = decided(tx, log, 'verify', input)
    await moveLog(tx, log, { event: 'verify', to, ...input })
    return viewLog(tx, log.entry.id)
  })
