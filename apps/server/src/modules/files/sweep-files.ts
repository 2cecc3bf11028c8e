import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { removeObjects } from './discard-files.ts'
import { uploadKeyOf } from './storage-keys.ts'

const HOUR_MS = 60 * 60_000
/** How long an upload may wait for its log, and how long an object without a row is taken for a write that is still going on. */
const UNBOUND_MS = 48 * HOUR_MS
const ORPHAN_MS = 24 * HOUR_MS
const BATCH = 500
const SUSPECT_ORPHANS = 100

export interface Swept {
  unbound: number
  orphans: number
}

/** Removes uploads that nothing bound in two days, objects that no row names, and what broken writes left. What is bound is never touched. */
export async function sweepFiles(ctx: Pick<Ctx, 'em' | 'files' | 'clock'>): Promise<Swept> {
  const unbound = await sweepUnbound(ctx, new Date(ctx.clock().getTime() - UNBOUND_MS))
  const orphans = await sweepOrphans(ctx, new Date(ctx.clock().getTime() - ORPHAN_MS))
  await ctx.files.removeUnfinished(new Date(ctx.clock().getTime() - ORPHAN_MS))
  return { unbound, orphans }
}

async function sweepUnbound(ctx: Pick<Ctx, 'em' | 'files'>, before: Date): Promise<number> {
  for (let removed = 0; ; ) {
    // The condition is asked again of a row that a verb has just bound: that one stays.
    const { rows } = await sql<{ storage_key: string; clean_key: string | null; thumbnail_key: string | null }>`
      delete from attachment where institution_id is null and id in (
        select id from attachment where institution_id is null and created_at < ${before} limit ${BATCH} for update skip locked
      ) returning storage_key, clean_key, thumbnail_key`.execute(tables(ctx.em))
    for (const row of rows) await removeObjects(ctx, row)
    removed += rows.length
    if (rows.length < BATCH) return removed
  }
}

async function sweepOrphans(ctx: Pick<Ctx, 'em' | 'files'>, before: Date): Promise<number> {
  const orphans: string[] = []
  let seen = 0
  let batch: string[] = []
  for await (const { key, writtenAt } of ctx.files.list()) {
    seen += 1
    if (writtenAt < before) batch.push(key)
    if (batch.length < BATCH) continue
    orphans.push(...(await namedByNoRow(ctx, batch)))
    batch = []
  }
  orphans.push(...(await namedByNoRow(ctx, batch)))
  // A storage that hardly knows its database belongs to another one, or the database lost rows: both are for a person to see.
  if (orphans.length > SUSPECT_ORPHANS && orphans.length > seen / 2)
    throw new Error(`${orphans.length} of ${seen} objects have no row: nothing was swept. Do storage and database belong together?`)
  for (const key of orphans) await ctx.files.remove(key)
  return orphans.length
}

/** Every object's key says from which upload it is, and those keys have an index. */
async function namedByNoRow(ctx: Pick<Ctx, 'em'>, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const uploads = [...new Set(keys.map(uploadKeyOf))]
  const rows = await tables(ctx.em)
    .selectFrom('attachment')
    .select(['storage_key', 'clean_key', 'thumbnail_key'])
    .where('storage_key', '=', sql<string>`any(${uploads})`)
    .execute()
  const named = new Set(rows.flatMap((row) => [row.storage_key, row.clean_key, row.thumbnail_key]))
  return keys.filter((key) => !named.has(key))
}
