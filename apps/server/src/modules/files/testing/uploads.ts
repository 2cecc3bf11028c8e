import { Readable } from 'node:stream'
import type { FileView } from '@ipt/contracts'
import { Attachment } from '@ipt/db'
import type { FileStorage } from '../../../kernel/file-storage.ts'
import type { Ctx } from '../../../kernel/use-case.ts'
import type { TestServer } from '../../../testing/index.ts'
import { storeFile } from '../store-file.ts'
import { aPng } from './pictures.ts'

const PNG = await aPng()

/** PNGs that differ in their last bytes. */
let made = 0
export const anotherPng = (): Buffer => Buffer.concat([PNG, Buffer.from(`${made++}`)])

export const streamOf = (content: Buffer): Readable => Readable.from([content])

/** Uploads a small picture, under a new id where none is given. */
export const uploaded = (
  ctx: Ctx,
  { id = crypto.randomUUID(), content = anotherPng(), name = 'photo.png' }: { id?: string; content?: Buffer; name?: string } = {},
): Promise<FileView> => storeFile(ctx, { id, name, bytes: streamOf(content) })

/** Every object of a storage. */
export async function keysOf(files: FileStorage): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of files.list()) keys.push(key)
  return keys.sort()
}

/** The row of a file, as it is in the database now. */
export const rowOf = (server: TestServer, id: string): Promise<Attachment | null> => server.db.orm.em.fork().findOne(Attachment, { id })

/** The bytes under a key. */
export const bytesAt = async (files: FileStorage, key: string): Promise<Buffer> =>
  Buffer.concat(await (await files.read(key)).bytes.toArray())

/** A storage with something in the way of some of its calls. */
export const hindered = (files: FileStorage, over: Partial<FileStorage>): FileStorage => ({
  write: (key, bytes) => files.write(key, bytes),
  read: (key) => files.read(key),
  remove: (key) => files.remove(key),
  list: () => files.list(),
  removeUnfinished: (before) => files.removeUnfinished(before),
  ...over,
})
