import { LIMITS, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { fieldError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

export interface LogFiles {
  logId: string
  institutionId: string
  /** The revision that is being written. */
  revision: number
  /** All of the revision's files, in their order. */
  attachmentIds: readonly string[]
}

/**
 * Sets exactly these files on a revision of a log, in the verb's transaction: new ones are bound, those left out end with the revision
 * before, the rest stay. FILE_NOT_FOUND for what is neither an unbound file of the actor's nor on the log now, TOO_MANY_FILES,
 * INPUT_INVALID for one that is named twice.
 */
export async function bindLogFiles(tx: Ctx, { logId, institutionId, revision, attachmentIds }: LogFiles): Promise<void> {
  if (attachmentIds.length > LIMITS.filesPerLog)
    throw fieldError('TOO_MANY_FILES', 'attachmentIds', `At most ${LIMITS.filesPerLog} files a log.`, { maxFiles: LIMITS.filesPerLog })
  const twice = attachmentIds.findIndex((id, index) => attachmentIds.indexOf(id) !== index)
  if (twice >= 0) throw fieldError('INPUT_INVALID', `attachmentIds/${twice}`, 'This file is named twice.')

  if (attachmentIds.length > 0) {
    // One statement: what it finds it locks, so a sweep or another log can't take a file in between.
    const { rows } = await sql<{ id: string }>`
      update attachment
      set log_id = ${logId}, institution_id = ${institutionId}, added_revision = coalesce(added_revision, ${revision}), position = asked.place - 1
      from unnest(${attachmentIds}::uuid[]) with ordinality as asked(id, place)
      where attachment.id = asked.id
        and (attachment.log_id = ${logId} and attachment.removed_revision is null
          or attachment.institution_id is null and attachment.uploaded_by_id = ${userIdOf(tx.actor)})
      returning attachment.id`.execute(tables(tx.em))
    const bound = new Set(rows.map((row) => row.id))
    const missing = attachmentIds.findIndex((id) => !bound.has(id))
    if (missing >= 0)
      throw fieldError('FILE_NOT_FOUND', `attachmentIds/${missing}`, 'There is no such file of yours, or it is part of another log.')
  }
  if (revision > 1)
    await sql`
    update attachment set removed_revision = ${revision}
    where log_id = ${logId} and removed_revision is null and id <> all(${attachmentIds}::uuid[])`.execute(tables(tx.em))
}
