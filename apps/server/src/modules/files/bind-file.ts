import { userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { fieldError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** Records that have one file at a time, by their tables. */
export type FileHome = 'agreement' | 'checklist_answer'

export interface BoundFile {
  home: FileHome
  id: string
  institutionId: string
  /** The revision or version of the record that is being written. */
  revision: number
  /** Null: the record has no file from now on. */
  attachmentId: string | null
}

/**
 * Sets exactly this file, or none, on a record that the verb has written, in the verb's transaction. The one that it had before stays with
 * the record: it ends with the revision before. FILE_NOT_FOUND for what is neither an unbound file of the actor's nor the record's.
 */
export async function bindFile(tx: Ctx, { home, id, institutionId, revision, attachmentId }: BoundFile): Promise<void> {
  const column = sql.ref(`${home}_id`)
  await sql`
    update attachment set removed_revision = ${revision}
    where ${column} = ${id} and removed_revision is null and id is distinct from ${attachmentId}::uuid`.execute(tables(tx.em))
  if (attachmentId === null) return
  const { rows } = await sql`
    update attachment set ${column} = ${id}, institution_id = ${institutionId}
    where id = ${attachmentId}
      and (${column} = ${id} and removed_revision is null or institution_id is null and uploaded_by_id = ${userIdOf(tx.actor)})
    returning id`.execute(tables(tx.em))
  if (rows.length === 0)
    throw fieldError('FILE_NOT_FOUND', 'attachmentId', 'There is no such file of yours, or it is part of another record.')
}
