import { createHash } from 'node:crypto'
import type { ImportView, StartImportInput } from '@ipt/contracts'
import { Import } from '@ipt/db'
import { guessColumns, institutionsAs } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { viewImport } from './imports.queries.ts'
import { assertOpen } from './internal.ts'
import { type ReadFile, readFile } from './read-file.ts'

/**
 * Takes a file of people in as a draft: nothing but the draft is written. NOT_FOUND (the institution), COHORT_NOT_FOUND, INPUT_INVALID (a
 * season that is over), IMPORT_UNREADABLE, IMPORT_TOO_LARGE. Sent twice, it is one; ID_TAKEN where the
 * id came with other bytes or for anything else.
 */
export async function startImport(
  ctx: Ctx,
  { id, institutionId, kind, cohortId, name }: StartImportInput,
  bytes: Buffer,
): Promise<ImportView> {
  if (!institutionsAs(ctx.actor, 'coordinator').includes(institutionId)) throw new DomainError('NOT_FOUND')
  // The platform, at the command line, is nobody; a key may not.
  const by = ctx.actor.kind === 'system' ? null : ownId(ctx.actor)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const file = await readFile(bytes)
  const season = kind === 'students' ? (cohortId ?? null) : null
  return inTransaction(ctx, async (tx) => {
    const before = await tx.em.findOne(Import, { id })
    if (before) {
      if (
        before.institution.id !== institutionId ||
        (before.createdBy?.id ?? null) !== by ||
        before.kind !== kind ||
        before.name !== name ||
        (before.cohort?.id ?? null) !== season ||
        before.digest !== digest
      )
        throw new DomainError('ID_TAKEN')
      return viewImport(tx, id)
    }
    if (cohortId !== undefined) await assertOpen(tx, cohortId, institutionId)
    await tx.em.insert(Import, {
      id,
      institution: institutionId,
      cohort: season,
      kind,
      name,
      status: 'DRAFT',
      content: bytes,
      digest,
      encoding: file.encoding,
      delimiter: file.delimiter,
      headers: file.headers,
      columns: guessColumns(kind, file.headers) as Record<string, number>,
      programmes: {},
      hosts: {},
      createdBy: by,
      createdAt: tx.clock(),
    })
    await insertRows(tx, id, file)
    return viewImport(tx, id)
  })
}

/** Every line at once; the first below the names of the columns is row 2, as spreadsheets count. */
export async function insertRows(tx: Ctx, id: string, { rows }: ReadFile): Promise<void> {
  const lines = JSON.stringify(rows.map((cells, index) => ({ number: index + 2, cells })))
  await sql`insert into import_row (import_id, number, cells)
    select ${id}::uuid, number, array(select json_array_elements_text(cells)) from json_to_recordset(${lines}::json) as r(number int, cells json)`.execute(
    tables(tx.em),
  )
}
