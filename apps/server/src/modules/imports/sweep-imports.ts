import { Import, ImportRow } from '@ipt/db'
import { IMPORT_KEPT_DAYS } from '@ipt/domain'
import { sql } from 'kysely'
import { record } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'

const BATCH = 500
const DAY_MS = 86_400_000

/** When what an import holds is deleted. */
export const keptUntil = ({ committedAt, createdAt }: Pick<Import, 'committedAt' | 'createdAt'>): Date =>
  new Date((committedAt ?? createdAt).getTime() + IMPORT_KEPT_DAYS * DAY_MS)

/** What is left of an import of which nothing is needed any more. Its people, if there are any, stay as they are. */
export const EMPTY = { content: null, headers: [], columns: {}, programmes: {}, hosts: {}, stayed: [] }

/** Deletes what files of people held whose time is over, each in a transaction of its own; a draft among them is thrown away. Returns how many. */
export async function sweepImports(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock().getTime() - IMPORT_KEPT_DAYS * DAY_MS)
  const { rows } = await sql<{ id: string }>`
    select id from import where emptied_at is null and coalesce(committed_at, created_at) <= ${before}
    order by created_at limit ${BATCH}`.execute(tables(ctx.em))
  let emptied = 0
  for (const { id } of rows) if (await emptyImport(ctx, id, before)) emptied++
  return emptied
}

/** Unless it was taken, or emptied, meanwhile. */
const emptyImport = (ctx: Ctx, id: string, before: Date): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const over = { id, emptiedAt: null, $or: [{ committedAt: { $lte: before } }, { committedAt: null, createdAt: { $lte: before } }] }
    const at = tx.clock()
    if ((await tx.em.nativeUpdate(Import, over, { ...EMPTY, emptiedAt: at })) !== 1) return false
    const { institution, status, version } = await tx.em.findOneOrFail(Import, id)
    const to = status === 'DRAFT' ? 'DISCARDED' : status
    await tx.em.nativeUpdate(Import, { id }, { status: to, version: version + 1 })
    const rows = await tx.em.nativeDelete(ImportRow, { import: id })
    await record(tx, {
      kind: 'import.emptied',
      subject: { type: 'institution', id: institution.id },
      institutionId: institution.id,
      role: null,
      from: status,
      to,
      revision: null,
      data: { importId: id, rows },
      at,
    })
    return true
  })
