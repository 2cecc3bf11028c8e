import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { isRenderable, type RenderedImage, renderImage } from './render-image.ts'
import { derivedKey } from './storage-keys.ts'

/** What the job needs: no actor, for nobody's permission is asked. */
export type CleanCtx = Pick<Ctx, 'em' | 'files' | 'newId'>

/** `GONE`: there is no such file, or it was done already. */
export type CleanOutcome = 'READY' | 'UNREADABLE' | 'GONE'

/**
 * Makes what others may see of a file: an image's clean copy and thumbnail, a PDF as it is. Safe to run twice, and at once; rejects only
 * when the storage or the database fails, and may then be tried again.
 */
export async function cleanFile(ctx: CleanCtx, { attachmentId }: { attachmentId: string }): Promise<CleanOutcome> {
  const file = await storedFile(ctx, attachmentId)
  if (!file) return 'GONE'
  if (!isRenderable(file.media_type))
    return finish(ctx, attachmentId, { state: 'READY', clean_key: file.storage_key, clean_type: file.media_type })

  const original = await readOriginal(ctx, attachmentId, file.storage_key)
  if (!original) return 'GONE'
  const type = file.media_type
  const image = await oneAtATime(() => renderImage(original, type)).catch(() => null)
  if (!image) return finish(ctx, attachmentId, { state: 'UNREADABLE' })
  return keep(ctx, attachmentId, file.storage_key, image)
}

const storedFile = (ctx: CleanCtx, id: string) =>
  tables(ctx.em)
    .selectFrom('attachment')
    .select(['storage_key', 'media_type'])
    .where('id', '=', id)
    .where('state', '=', 'STORED')
    .executeTakeFirst()

/** The bytes as uploaded; null where the file was discarded meanwhile. */
async function readOriginal(ctx: CleanCtx, id: string, key: string): Promise<Buffer | null> {
  try {
    return await buffer((await ctx.files.read(key)).bytes)
  } catch (error) {
    if (!(await storedFile(ctx, id))) return null
    throw error
  }
}

async function keep(ctx: CleanCtx, id: string, storageKey: string, image: RenderedImage): Promise<CleanOutcome> {
  const cleanKey = derivedKey(storageKey, ctx.newId())
  const thumbnailKey = derivedKey(storageKey, ctx.newId())
  const discard = async () => {
    await ctx.files.remove(cleanKey)
    await ctx.files.remove(thumbnailKey)
  }
  try {
    await ctx.files.write(cleanKey, Readable.from([image.clean]))
    await ctx.files.write(thumbnailKey, Readable.from([image.thumbnail]))
  } catch (error) {
    await discard().catch(() => undefined)
    throw error
  }
  const change = {
    state: 'READY',
    clean_key: cleanKey,
    clean_type: image.mediaType,
    thumbnail_key: thumbnailKey,
    width: image.width,
    height: image.height,
  } as const
  const outcome = await finish(ctx, id, change)
  // Another run was first, or the file is gone. Had the update failed, its commit might have happened: then the sweep decides.
  if (outcome === 'GONE') await discard()
  return outcome
}

interface Change {
  state: 'READY' | 'UNREADABLE'
  clean_key?: string
  clean_type?: string
  thumbnail_key?: string
  width?: number
  height?: number
}

async function finish(ctx: CleanCtx, id: string, change: Change): Promise<CleanOutcome> {
  const { numUpdatedRows } = await tables(ctx.em)
    .updateTable('attachment')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'STORED')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? change.state : 'GONE'
}

let last: Promise<unknown> = Promise.resolve()

/** Images are decoded in the threads that also read files and hash passwords: one of them is enough. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work)
  last = turn.catch(() => undefined)
  return turn
}
