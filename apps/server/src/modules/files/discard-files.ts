import { sql } from 'kysely'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** Takes back uploads of the actor's own that nothing binds; bound ones, other people's and unknown ones stay as they are. */
export async function discardFiles(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const gone = await tables(ctx.em)
    .deleteFrom('attachment')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('uploaded_by_id', '=', ownId(ctx.actor))
    .where('institution_id', 'is', null)
    .returning(['storage_key', 'clean_key', 'thumbnail_key'])
    .execute()
  for (const row of gone) await removeObjects(ctx, row)
}

/** The objects of a row that is gone. What a crash leaves of them, the sweep finds. */
export async function removeObjects(
  ctx: Pick<Ctx, 'files'>,
  row: { storage_key: string; clean_key?: string | null; thumbnail_key?: string | null },
): Promise<void> {
  for (const key of new Set([row.storage_key, row.clean_key, row.thumbnail_key])) if (key) await ctx.files.remove(key)
}
