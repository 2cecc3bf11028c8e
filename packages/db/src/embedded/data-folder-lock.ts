import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { giveToFolderOwner } from './durable-file.ts'

/** Somebody else holds the data folder; `message` is one line, fit to show to a person. */
export class DataFolderInUseError extends Error {
  override name = 'DataFolderInUseError'
}

export interface DataFolderLock {
  /** Gives the folder back; further calls do nothing. */
  release(): Promise<void>
}

// Held here because a database that is garbage-collected is closed, and its lock with it.
const held = new Map<string, DatabaseSync>()

/**
 * Takes a data folder for this process alone, making the folder if need be.
 *
 * Node has no flock, but SQLite has: an exclusive transaction on an empty file is an advisory lock of the operating system. It is
 * atomic, ends with the process however that ends, knows no process ids that could be used again, and is one lock by whatever path
 * the folder is reached. Nothing in this process may open the lock file by other means: closing it would drop the lock.
 *
 * @param name what is locked, where one folder has several locks
 * @throws DataFolderInUseError when it is taken, by another process or by this one
 */
export async function lockDataFolder(dataDir: string, name = 'service'): Promise<DataFolderLock> {
  await makeDataFolder(dataDir)
  const file = path.join(dataDir, `.${name}.lock`)
  const ownerFile = `${file}-owner`
  await makeLockFile(dataDir, file)
  const database = openExclusively(file)
  if (!database) throw new DataFolderInUseError(inUse(dataDir, await readOwner(ownerFile)))
  held.set(file, database)
  await writeOwner(ownerFile)
  return {
    async release() {
      if (held.get(file) !== database) return
      held.delete(file)
      database.close()
    },
  }
}

/** Whether somebody holds the folder, this process or another. One that nobody holds is taken for a moment, and given back. */
export async function isDataFolderInUse(dataDir: string, name = 'service'): Promise<boolean> {
  const file = path.join(dataDir, `.${name}.lock`)
  if (held.has(file)) return true
  if (!(await stat(file).catch(() => undefined))) return false
  const database = openExclusively(file)
  database?.close()
  return database === undefined
}

/** Makes the folder: others may pass through it, but not look, when it is root's, since PostgreSQL then runs as another account. */
async function makeDataFolder(dataDir: string): Promise<void> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  try {
    await makeFolder(dataDir, mode)
  } catch (error) {
    throw new Error(`The data folder ${dataDir} cannot be made: ${(error as Error).message}`, { cause: error })
  }
}

/** Step by step: Node's own `recursive` never comes back where a parent is there and takes no folders, as /proc is. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  const code = await mkdir(folder, { mode }).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code,
  )
  if (code === null || (code === 'EEXIST' && (await stat(folder)).isDirectory())) return
  if (code === 'ENOENT' && path.dirname(folder) !== folder) await makeFolder(path.dirname(folder), mode)
  await mkdir(folder, { mode }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error
  })
}

async function makeLockFile(dataDir: string, file: string): Promise<void> {
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await giveToFolderOwner(handle, dataDir)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw new Error(`The data folder ${dataDir} cannot be written to: ${(error as Error).message}`, { cause: error })
  }
}

function openExclusively(file: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database?.close()
    if ((error as { errcode?: number }).errcode === sqliteBusy) return undefined
    throw new Error(`The folder of ${file} cannot be locked: ${(error as Error).message}`, { cause: error })
  }
}

const sqliteBusy = 5

/** Only for the message that refuses others: the lock is what counts. */
async function writeOwner(ownerFile: string): Promise<void> {
  try {
    await rm(ownerFile, { force: true })
    await writeFile(ownerFile, `${process.pid}\n`, { mode: 0o644, flag: 'wx' })
  } catch {
    // The message then names no process.
  }
}

async function readOwner(ownerFile: string): Promise<string | undefined> {
  const text = await readFile(ownerFile, 'utf8').catch(() => '')
  return /^\d+$/.exec(text.trim())?.[0]
}

function inUse(dataDir: string, owner: string | undefined): string {
  const by = owner === String(process.pid) ? 'this process' : owner ? `process ${owner}` : 'another process'
  return `The data folder ${dataDir} is already in use by ${by}. Stop that first, or choose another folder.`
}
