import { chmod, chown, mkdir, mkdtemp, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { markDisposable, removeAbandonedClusters } from './abandoned-clusters.ts'
import { writeDurably } from './durable-file.ts'
import { type Account, runProgram } from './run-program.ts'
import { systemFolder } from './system-folder.ts'

/** Name of the file in the data folder that says where the cluster is, when it had to be put elsewhere. */
const pointerName = 'postgres-location'
const clusterName = 'postgres'

/** Where a cluster stands: `folder` is the data folder itself, or a folder of its own in the system folder. */
export interface ClusterPlace {
  folder: string
  clusterDir: string
}

const placeIn = (folder: string): ClusterPlace => ({ folder, clusterDir: path.join(folder, clusterName) })

/**
 * Finds the place of a data folder's cluster by its pointer, if it has one. The cluster itself need not be there yet.
 *
 * @throws when the pointer leads nowhere, or the data folder is a copy whose original points there too; the message is one line
 */
export async function findClusterPlace(dataDir: string): Promise<ClusterPlace> {
  const folder = await readPointer(dataDir)
  if (!folder) return placeIn(dataDir)
  const pointer = path.join(dataDir, pointerName)
  if (!(await exists(folder))) {
    throw new Error(
      `The database of ${dataDir} was in ${folder}, which is gone: bring it back, or delete ${pointer} to begin with an empty one.`,
    )
  }
  const recorded = (await readFile(belongsTo(folder), 'utf8').catch(() => '')).trim()
  const here = await realpath(dataDir)
  if (recorded === here) return placeIn(folder)
  if (recorded && (await readPointer(recorded)) === folder) {
    throw new Error(
      `${here} is a copy of ${recorded}, and both would use the database in ${folder}: delete ${pointer} to begin with an empty one here.`,
    )
  }
  await writeDurably(belongsTo(folder), `${here}\n`, 0o644)
  return placeIn(folder)
}

/**
 * Makes sure that `as` can reach the place, and moves it to the system folder when not: a data folder below one of mode 0700,
 * or on a file system that knows no other owners.
 */
export async function openClusterPlace(
  dataDir: string,
  place: ClusterPlace,
  as: Account | undefined,
  durable: boolean,
): Promise<ClusterPlace> {
  const clusterExists = await exists(place.clusterDir)
  if (as && clusterExists) await takeFromRoot(place.clusterDir, as)
  if (!as || (clusterExists ? await canEnter(place.clusterDir, as) : await canKeep(place.folder, as))) return place
  if (place.folder !== dataDir) throw new Error(`PostgreSQL's account (uid ${as.uid}) cannot use ${place.folder}: check its permissions.`)
  const parent = await systemFolder()
  await removeAbandonedClusters(parent)
  const moved = placeIn(await mkdtemp(path.join(parent, 'cluster-')))
  await chmod(moved.folder, 0o711)
  await writeDurably(belongsTo(moved.folder), `${await realpath(dataDir)}\n`, 0o644)
  if (!durable) await markDisposable(moved.folder)
  if (clusterExists) await moveCluster(place.clusterDir, moved.clusterDir)
  await writeDurably(path.join(dataDir, pointerName), `${moved.folder}\n`, 0o644)
  return moved
}

/** Removes the place, pointer and all. The caller holds its lock. */
export async function removeClusterPlace(dataDir: string, place: ClusterPlace): Promise<void> {
  await rm(path.join(dataDir, pointerName), { force: true })
  await rm(place.folder === dataDir ? place.clusterDir : place.folder, { recursive: true, force: true, maxRetries: 5 })
}

const belongsTo = (folder: string) => path.join(folder, 'belongs-to')

async function readPointer(dataDir: string): Promise<string | undefined> {
  const text = await readFile(path.join(dataDir, pointerName), 'utf8').catch(() => '')
  return text.trim() || undefined
}

/** A cluster that root copied back from a backup belongs to root. */
async function takeFromRoot(clusterDir: string, as: Account): Promise<void> {
  if ((await stat(clusterDir)).uid === 0) await runProgram('chown', ['-hR', `${as.uid}:${as.gid}`, clusterDir])
}

async function moveCluster(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    const reason = `${(error as Error).message}; move it to a folder that PostgreSQL's account can enter`
    throw new Error(`The database in ${from} can no longer be reached by PostgreSQL's account: ${reason}.`, { cause: error })
  }
}

async function canEnter(folder: string, as: Account): Promise<boolean> {
  const result = await runProgram('/bin/sh', ['-c', 'cd -- "$1" && [ -w . ]', 'sh', folder], { as })
  return result.code === 0
}

/** Tries it: permissions of every folder above, ACLs, mount options and root-squashing file systems all come out right that way. */
async function canKeep(folder: string, as: Account): Promise<boolean> {
  const probe = path.join(folder, `.postgres-probe-${process.pid}`)
  try {
    await mkdir(probe, { mode: 0o700 })
    await chown(probe, as.uid, as.gid)
    return await canEnter(probe, as)
  } catch {
    return false
  } finally {
    await rm(probe, { recursive: true, force: true })
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined
}
