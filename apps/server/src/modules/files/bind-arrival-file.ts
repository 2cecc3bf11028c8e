import { userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { fieldError } from '../../kernel/errors.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

export interface ArrivalFile {
  arrivalNoteId: string
  institutionId: string
  attachmentId: string | null
}

/**
 * Sets exactly this file, or none, on an arrival note that the verb has written, in the verb's transaction. The one that it had before
 * stays with the record: it ends with the report before. FILE_NOT_FOUND for what is neither an unbound file of the actor's nor the note's.
 */
export async function bindArrivalFile(tx: Ctx, { arrivalNoteId, institutionId, attachmentId }: ArrivalFile): Promise<void> {
  await sql`
    update attachment set removed_revision = arrival_note.revision from arrival_note
    where arrival_note.id = ${arrivalNoteId} and attachment.arrival_note_id = arrival_note.id
      and attachment.removed_revision is null and attachment.id is distinct from ${attachmentId}::uuid`.execute(tables(tx.em))
  if (attachmentId === null) return
  const { rows } = await sql`
    update attachment set arrival_note_id = ${arrivalNoteId}, institution_id = ${institutionId}
    where id = ${attachmentId}
      and (arrival_note_id = ${arrivalNoteId} and removed_revision is null or institution_id is null and uploaded_by_id = ${userIdOf(tx.actor)})
    returning id`.execute(tables(tx.em))
  if (rows.length === 0)
    throw fieldError('FILE_NOT_FOUND', 'attachmentId', 'There is no such file of yours, or it is part of another record.')
}
