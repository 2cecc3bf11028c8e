import { sql } from 'kysely'
import { fieldError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

export interface OwnDocument {
  institutionId: string
  attachmentId: string
  /** Where a refusal points. */
  field: string
}

/**
 * Makes a file one of the student's own papers, in the verb's transaction: his applications in this institution may show it, any number of
 * them. FILE_NOT_FOUND for what is neither an unbound file of the actor's nor such a paper already.
 */
export async function bindDocument(tx: Ctx, { institutionId, attachmentId, field }: OwnDocument): Promise<void> {
  const student = ownId(tx.actor)
  const { rows } = await sql`
    update attachment set document_of_id = ${student}, institution_id = ${institutionId}
    where id = ${attachmentId} and uploaded_by_id = ${student}
      and (institution_id is null or document_of_id = ${student} and institution_id = ${institutionId})
    returning id`.execute(tables(tx.em))
  if (rows.length === 0) throw fieldError('FILE_NOT_FOUND', field, 'There is no such file of yours, or it is part of another record.')
}
