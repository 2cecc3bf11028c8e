import { randomUUID } from 'node:crypto'
import { chown, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { DomainError } from './errors.ts'
import { type FileStorage, isStorageKey, type StoredBytes, type StoredObject } from './file-storage.ts'

const DAY_MS = 24 * 60 * 60_000

interface Owner {
  uid: number
  gid: number
}

/** A disk that is full, read-only, failing or out of handles: nobody's input can mend that. */
const DISK_TROUBLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE'])

/**
 * Files in one folder, which is made where it isn't there. An object is written beside, synced, renamed into place, and its folder synced:
 * after a crash it is there whole or not at all. What writes of more than a day ago left is cleared. Many processes may use one folder.
 */
export async function openLocalFileStorage(folder: string): Promise<FileStorage> {
  const root = resolve(folder)
  await mkdir(dirname(root), { recursive: true, mode: 0o700 })
  const storage = new LocalFileStorage(root, await ownerToBe(dirname(root)))
  await storage.open()
  await storage.removeUnfinished(new Date(Date.now() - DAY_MS))
  return storage
}

class LocalFileStorage implements FileStorage {
  readonly #root: string
  readonly #objects: string
  readonly #unfinished: string
  readonly #owner: Owner | null
  /** Folders that are there, and whose own names are synced. */
  readonly #folders = new Map<string, Promise<void>>()

  constructor(root: string, owner: Owner | null) {
    this.#root = root
    this.#objects = join(root, 'objects')
    this.#unfinished = join(root, 'unfinished')
    this.#owner = owner
  }

  async open(): Promise<void> {
    for (const folder of [this.#root, this.#objects, this.#unfinished]) await this.#makeFolder(folder)
  }

  async write(key: string, bytes: Readable): Promise<void> {
    const place = this.#place(key)
    const unfinished = join(this.#unfinished, randomUUID())
    // An error that comes while nobody reads yet is thrown by the reading, later.
    bytes.on('error', () => undefined)
    let placed = false
    try {
      await this.#writeUnfinished(unfinished, bytes)
      await this.#folder(dirname(place))
      await rename(unfinished, place)
      placed = true
      await syncFolder(dirname(place))
    } catch (error) {
      bytes.destroy()
      this.#folders.clear()
      await rm(placed ? place : unfinished, { force: true }).catch(() => undefined)
      throw asRefusal(error)
    }
  }

  async read(key: string): Promise<StoredBytes> {
    const file = await open(this.#place(key), 'r').catch(rethrow)
    try {
      const { size } = await file.stat()
      return { bytes: file.createReadStream(), size }
    } catch (error) {
      await file.close()
      throw error
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#place(key), { force: true }).catch(rethrow)
  }

  async *list(): AsyncGenerator<StoredObject> {
    yield* this.#listFolder('')
  }

  async removeUnfinished(before: Date): Promise<void> {
    for (const name of await readdir(this.#unfinished)) {
      const file = join(this.#unfinished, name)
      const begun = await modifiedAt(file)
      if (begun !== null && begun < before) await rm(file, { force: true })
    }
  }

  async *#listFolder(within: string): AsyncGenerator<StoredObject> {
    for (const entry of await readdir(join(this.#objects, within), { withFileTypes: true })) {
      const key = within === '' ? entry.name : `${within}/${entry.name}`
      if (entry.isDirectory()) yield* this.#listFolder(key)
      else if (entry.isFile() && isStorageKey(key)) {
        const writtenAt = await modifiedAt(join(this.#objects, key))
        if (writtenAt !== null) yield { key, writtenAt }
      }
    }
  }

  #place(key: string): string {
    if (!isStorageKey(key)) throw new Error('Not a storage key.')
    return join(this.#objects, key)
  }

  async #writeUnfinished(path: string, bytes: Readable): Promise<void> {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      if (this.#owner) await file.chown(this.#owner.uid, this.#owner.gid)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /** The folder is there, and so are those above it, in the order in which a crash may cut. */
  #folder(folder: string): Promise<void> {
    const known = this.#folders.get(folder)
    if (known) return known
    const made = folder === this.#objects ? Promise.resolve() : this.#folder(dirname(folder)).then(() => this.#makeFolder(folder))
    this.#folders.set(folder, made)
    return made
  }

  async #makeFolder(folder: string): Promise<void> {
    const made = await mkdir(folder, { mode: 0o700 }).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === 'EEXIST') return false
        throw error
      },
    )
    if (made && this.#owner) await chown(folder, this.#owner.uid, this.#owner.gid)
    await syncFolder(dirname(folder))
  }
}

/** Root's files in somebody's folder become that person's: one start by root must not shut the owner out afterwards. */
async function ownerToBe(folder: string): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null
  const { uid, gid } = await stat(folder)
  return uid === 0 ? null : { uid, gid }
}

/** Makes new names in a folder durable. Windows has no such call, and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** When a file was last written, or null where it has gone. */
async function modifiedAt(file: string): Promise<Date | null> {
  return stat(file).then(
    ({ mtime }) => mtime,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    },
  )
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const asRefusal = (error: unknown): unknown => (DISK_TROUBLE.has(codeOf(error)) ? new DomainError('UNAVAILABLE') : error)

function rethrow(error: unknown): never {
  throw asRefusal(error)
}
