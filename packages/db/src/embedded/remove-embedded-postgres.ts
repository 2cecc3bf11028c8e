import { rm } from 'node:fs/promises'
import path from 'node:path'
import { findClusterPlace, removeClusterPlace } from './cluster-place.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { stopLeftover } from './leftover.ts'

/**
 * Deletes a data folder's database for good, wherever it stands, with its passwords and logs. Other files in the folder stay.
 *
 * @throws DataFolderInUseError when a PostgreSQL runs there
 */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const lock = await lockDataFolder(dataDir, 'postgres')
  try {
    const place = await findClusterPlace(dataDir)
    await stopLeftover(place.clusterDir, () => undefined)
    await removeClusterPlace(dataDir, place)
    for (const name of ['postgres-access.json', 'postgres.log', 'postgres.previous.log'])
      await rm(path.join(dataDir, name), { force: true })
  } finally {
    await lock.release()
  }
}
