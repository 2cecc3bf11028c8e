import { LogComment, LogEntry } from '@ipt/db'
import type { Role } from '@ipt/domain'
import { TERMINAL_STATUSES } from '@ipt/log-machine'
import { LockMode } from '@mikro-orm/postgresql'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { castOf, type LoadedLog, loadLog } from '../logbook/index.ts'

/** A comment, if the actor may see its log. COMMENT_NOT_FOUND. */
export async function loadComment(tx: Ctx, id: string): Promise<{ comment: LogComment; log: LoadedLog }> {
  const comment = await tx.em.findOne(LogComment, { id })
  const log = comment && (await loadLog(tx, comment.log.id).catch(asNotFound))
  if (!log) throw new DomainError('COMMENT_NOT_FOUND')
  return { comment, log }
}

function asNotFound(error: unknown): null {
  if (error instanceof DomainError && error.code === 'LOG_NOT_FOUND') return null
  throw error
}

/** Holds the log's row until the commit, so that nobody archives it meanwhile. WRONG_STATE when its thread is closed. */
export async function holdOpenThread(tx: Ctx, { entry }: LoadedLog): Promise<void> {
  const { status } = await tx.em.findOneOrFail(LogEntry, { id: entry.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
  if (TERMINAL_STATUSES.includes(status))
    throw new DomainError('WRONG_STATE', { detail: `The log is ${status}: its comments stay as they are.`, facts: { status } })
}

/** Records what happened to a comment, with the people who were on the log's placement. */
export const recordComment = (
  tx: Ctx,
  log: LoadedLog,
  { kind, commentId, role, at }: { kind: 'log.commented' | 'log.commentWithdrawn'; commentId: string; role: Role; at: Date },
): Promise<string> =>
  record(tx, {
    kind,
    subject: { type: 'log', id: log.entry.id },
    institutionId: log.placement.institution.id,
    role,
    from: null,
    to: null,
    revision: log.entry.revision,
    data: { ...castOf(log), commentId },
    at,
  })
