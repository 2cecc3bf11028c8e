import type { LogView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'
import { assertSameRevision, type Revision, writeRevision } from './revisions.ts'

/**
 * A student answers a returned log with a new revision. LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_REVISION, FILE_NOT_FOUND,
 * TOO_MANY_FILES.
 */
export const resubmitLog = (ctx: Ctx, input: Revision): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    const before = await doneBefore(tx, { kind: 'log.resubmitted', subjectId: log.entry.id, requestId: input.requestId })
    if (before) {
      await assertSameRevision(tx, log.entry.id, before.revision, input)
      return viewLog(tx, log.entry.id)
    }

    const to = decided(tx, log, 'resubmit', input)
    const newRevision = await writeRevision(tx, log, input)
    await moveLog(tx, log, { event: 'resubmit', to, newRevision, requestId: input.requestId })
    return viewLog(tx, log.entry.id)
  })
