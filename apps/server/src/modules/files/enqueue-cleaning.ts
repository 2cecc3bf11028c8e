import type { EntityManager } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** Uploads within this time are one enqueuing. */
const COALESCE_MS = 100
const MINUTE_MS = 60_000
/** A file whose copy was not made by then will not be made by trying again. */
const GIVE_UP_MS = 48 * 60 * MINUTE_MS
const BATCH = 1_000

const waiting = new WeakMap<object, Set<string>>()

/**
 * Has the clean copy of a stored file made soon. Apart from the upload's own commit, and together with its neighbours': the queue's NOTIFY
 * makes commits wait for each other. The row says STORED, so what a crash loses here is found by `enqueueLeftOver`.
 */
export function enqueueCleaning(ctx: Pick<Ctx, 'em'>, attachmentId: string): void {
  const database = ctx.em.getDriver()
  const ids = waiting.get(database)
  if (ids) {
    ids.add(attachmentId)
    return
  }
  const added = new Set([attachmentId])
  waiting.set(database, added)
  const em = ctx.em.fork()
  setTimeout(() => {
    waiting.delete(database)
    enqueue(em, [...added]).catch(() => undefined)
  }, COALESCE_MS)
}

/** Enqueues what was stored more than a minute ago and has no clean copy yet. Returns how many. */
export async function enqueueLeftOver(ctx: Pick<Ctx, 'em' | 'clock'>): Promise<number> {
  const now = ctx.clock().getTime()
  const rows = await tables(ctx.em)
    .selectFrom('attachment')
    .select('id')
    .where(sql<boolean>`state = 'STORED'`)
    .where('created_at', '<', new Date(now - MINUTE_MS))
    .where('created_at', '>', new Date(now - GIVE_UP_MS))
    .limit(BATCH)
    .execute()
  await enqueue(
    ctx.em,
    rows.map((row) => row.id),
  )
  return rows.length
}

/** One job a file: its key keeps a file from standing in the queue twice. */
async function enqueue(em: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    select count(*) from graphile_worker.add_jobs(array(
      select ('files.clean', json_build_object('attachmentId', id), null, null, null, 'files.clean:' || id, null, null)::graphile_worker.job_spec
      from unnest(${ids}::uuid[]) as id
    ))`.execute(tables(em))
}
