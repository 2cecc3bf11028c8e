import type { DecideLogInput, LogView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'

/**
 * The university supervisor accepts the revision he read, which archives the log: nothing in it changes again. LOG_NOT_FOUND,
 * NOT_YOURS, WRONG_STATE, STALE_REVISION.
 */
export const validateLog = (ctx: Ctx, input: DecideLogInput): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    if (await doneBefore(tx, { kind: 'log.validated', subjectId: log.entry.id, ...input })) return viewLog(tx, log.entry.id)

    const to = decided(tx, log, 'validate', input)
    await moveLog(tx, log, { event: 'validate', to, ...input })
    return viewLog(tx, log.entry.id)
  })
