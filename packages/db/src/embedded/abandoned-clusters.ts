import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DataFolderInUseError, lockDataFolder } from './data-folder-lock.ts'

const markName = 'disposable'
const wantedForMs = 60 * 60 * 1000

/** Marks a cluster in the system folder as a test's: it may be removed once nobody can want it any more. */
export async function markDisposable(folder: string): Promise<void> {
  await writeFile(path.join(folder, markName), '')
}

/**
 * Removes the clusters of tests that were killed before they could: those whose data folder is gone, or that nobody started for an hour.
 * Any other cluster is somebody's data, and stays.
 */
export async function removeAbandonedClusters(systemFolder: string): Promise<void> {
  for (const name of await readdir(systemFolder)) {
    const folder = path.join(systemFolder, name)
    if (!(await isAbandoned(folder))) continue
    try {
      const lock = await lockDataFolder(folder, 'postgres')
      await rm(folder, { recursive: true, force: true })
      await lock.release()
    } catch (error) {
      if (!(error instanceof DataFolderInUseError)) throw error
    }
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  if (!(await stat(path.join(folder, markName)).catch(() => undefined))) return false
  const dataDir = (await readFile(path.join(folder, 'belongs-to'), 'utf8').catch(() => '')).trim()
  if (dataDir && !(await stat(dataDir).catch(() => undefined))) return true
  // Every start renews the folder's time: it writes there who holds the lock.
  const { mtimeMs } = await stat(folder)
  return Date.now() - mtimeMs > wantedForMs
}
