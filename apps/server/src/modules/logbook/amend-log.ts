import type { LogView } from '@ipt/contracts'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { decided, loadLog } from './internal.ts'
import { viewLog } from './logbook.queries.ts'
import { moveLog } from './move-log.ts'
import { assertSameRevision, changesSomething, type Revision, writeRevision } from './revisions.ts'

/**
 * A student changes a log that nobody has decided on. LOG_NOT_FOUND, NOT_YOURS, WRONG_STATE, STALE_REVISION, FILE_NOT_FOUND,
 * TOO_MANY_FILES. What changes nothing writes nothing.
 */
export const amendLog = (ctx: Ctx, input: Revision): Promise<LogView> =>
  inTransaction(ctx, async (tx) => {
    const log = await loadLog(tx, input.id)
    const before = await doneBefore(tx, { kind: 'log.amended', subjectId: log.entry.id, requestId: input.requestId })
    if (before) {
      await assertSameRevision(tx, log.entry.id, before.revision, input)
      return viewLog(tx, log.entry.id)
    }

    const to = decided(tx, log, 'amend', input)
    if (!(await changesSomething(tx, log, input))) return viewLog(tx, log.entry.id)
    const newRevision = await writeRevision(tx, log, input)
    await moveLog(tx, log, { event: 'amend', to, newRevision, requestId: input.requestId })
    return viewLog(tx, log.entry.id)
  })
