import { realpath, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount } from './account.ts'
import { type ClusterAccess, connectionUrl, loadAccess, saveAccess } from './cluster-access.ts'
import { type ClusterPlace, findClusterPlace, openClusterPlace } from './cluster-place.ts'
import { checkClusterVersion, createCluster, provisionCluster, removeHalfDone } from './create-cluster.ts'
import { type DataFolderLock, lockDataFolder } from './data-folder-lock.ts'
import { findFreePort } from './free-port.ts'
import { stopLeftover, stopStrayBackends } from './leftover.ts'
import { type Postmaster, StartFailedError, startPostmaster } from './postmaster.ts'
import { type Programs, preparePrograms } from './programs.ts'
import type { Account } from './run-program.ts'
import { ServerLog } from './server-log.ts'

const attempts = 5

export interface EmbeddedPostgres {
  /** Connection string of the owner role, which migrates and owns every table. */
  ownerUrl: string
  /** Connection string of the application role, which has nothing but what the owner grants. */
  appUrl: string
  /** True when the database is new: this start made it. */
  created: boolean
  /** The cluster's folder, owned by the account that PostgreSQL runs as. */
  clusterDir: string
  /** Calls back when PostgreSQL ends without having been asked to. Its folder is free by then: start again, mostly on the same port. */
  onUnexpectedExit(callback: (reason: Error) => void): void
  /** Shuts PostgreSQL down, harder after a bound, and gives the folder back. Further calls wait for the first. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster, its passwords and its log; made if need be. */
  dataDir: string
  /** False for tests only: nothing is synced to disk, and the owner may make databases. */
  durable?: boolean
  /** Takes what a person might want to know, a line at a time. */
  log?: (line: string) => void
}

interface Run extends Required<EmbeddedPostgresOptions> {
  as: Account | undefined
  programs: Programs
  place: ClusterPlace
  access: ClusterAccess
  serverLog: ServerLog
}

/**
 * Starts the embedded PostgreSQL on a data folder: makes the cluster at first, recovers from whatever an earlier run was killed in,
 * and stops what that run left behind. It holds a lock of its own on the folder, beside the one that the service may hold.
 *
 * @throws DataFolderInUseError when another process runs one there; any other error's message is one line too
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const locks: DataFolderLock[] = []
  const unlock = async () => {
    for (const lock of locks.splice(0)) await lock.release()
  }
  try {
    locks.push(await lockDataFolder(options.dataDir, 'postgres'))
    const dataDir = await realpath(options.dataDir)
    const found = await findClusterPlace(dataDir)
    const as = await chooseAccount(found.clusterDir)
    const programs = await preparePrograms(as)
    const clusterExists = await exists(found.clusterDir)
    if (clusterExists) await checkClusterVersion(found, programs)
    const { durable = true, log = () => undefined } = options
    const place = await openClusterPlace(dataDir, found, as, durable)
    if (place.folder !== dataDir) locks.push(await lockDataFolder(place.folder, 'postgres'))
    const access = await loadAccess(dataDir, clusterExists)
    const run: Run = { dataDir, durable, log, as, programs, place, access, serverLog: new ServerLog(dataDir) }
    const created = await prepareCluster(run)
    await run.serverLog.begin()
    const postmaster = await startReachable(run)
    return supervise(run, postmaster, created, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

/** Brings the cluster to where a server can be started on it, and tells whether it is new. */
async function prepareCluster(run: Run): Promise<boolean> {
  const { access, place, programs, as, durable } = run
  const created = access.state === 'new'
  await removeHalfDone(place)
  if (await exists(place.clusterDir)) await stopLeftover(place.clusterDir, run.log)
  else {
    run.log('Making the database (first time only).')
    await saveAccess(run.dataDir, access)
    await createCluster(place, programs, as, durable)
  }
  if (access.state !== 'ready' || access.createsDatabases !== !durable) await provision(run)
  return created
}

async function provision(run: Run): Promise<void> {
  run.access.createsDatabases = !run.durable
  await provisionCluster(run.place, run.programs, run.as, run.durable, run.access)
  run.access.state = 'ready'
  await saveAccess(run.dataDir, run.access)
}

/** Starts the server and lets both roles in; passwords that are not the cluster's are set anew, once. */
async function startReachable(run: Run): Promise<Postmaster> {
  const postmaster = await startOnFreePort(run)
  try {
    await Promise.all([tryConnection(run, 'ipt_owner'), tryConnection(run, 'ipt_app')])
    return postmaster
  } catch (error) {
    await postmaster.stop()
    if (!wrongPassword.has((error as { code?: string }).code ?? '')) throw error
    await provision(run)
  }
  const again = await startOnFreePort(run)
  try {
    await Promise.all([tryConnection(run, 'ipt_owner'), tryConnection(run, 'ipt_app')])
    return again
  } catch (error) {
    await again.stop()
    throw error
  }
}

/** invalid_password, invalid_authorization_specification (no such role), invalid_catalog_name (no such database), insufficient_privilege. */
const wrongPassword = new Set(['28P01', '28000', '3D000', '42501'])

async function tryConnection(run: Run, role: 'ipt_owner' | 'ipt_app'): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl(run.access, role), connectionTimeoutMillis: 30_000 })
  client.on('error', () => undefined)
  await client.connect()
  await client.end()
}

/** Another program may take the port first, and killed backends may linger: both pass. */
async function startOnFreePort(run: Run): Promise<Postmaster> {
  const { access, place, programs, as, durable, serverLog } = run
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort(attempt > 2 ? 0 : access.port)
    try {
      const postmaster = await startPostmaster({ postgres: programs.postgres, clusterDir: place.clusterDir, as, durable, port, serverLog })
      if (port !== access.port) await saveAccess(run.dataDir, Object.assign(access, { port }))
      return postmaster
    } catch (error) {
      if (!(error instanceof StartFailedError) || attempt === attempts) throw error
      await sleep(200 * attempt)
      if (/pre-existing shared memory block/.test(error.log)) await stopStrayBackends(place.clusterDir)
      await stopLeftover(place.clusterDir, run.log)
    }
  }
}

function supervise(run: Run, postmaster: Postmaster, created: boolean, unlock: () => Promise<void>): EmbeddedPostgres {
  const callbacks: ((reason: Error) => void)[] = []
  let stopping: Promise<void> | undefined
  let unexpected: Error | undefined
  const over = postmaster.ended.then(async (how) => {
    run.serverLog.close()
    if (!stopping) await stopStrayBackends(run.place.clusterDir)
    await unlock()
    if (stopping) return
    unexpected = new Error(`PostgreSQL ended unexpectedly (${how}); its log is ${run.serverLog.file}.`)
    for (const callback of callbacks) callback(unexpected)
  })
  return {
    ownerUrl: connectionUrl(run.access, 'ipt_owner'),
    appUrl: connectionUrl(run.access, 'ipt_app'),
    created,
    clusterDir: run.place.clusterDir,
    onUnexpectedExit(callback) {
      callbacks.push(callback)
      if (unexpected) callback(unexpected)
    },
    stop() {
      stopping ??= postmaster.stop().then(() => over)
      return stopping
    },
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined
}
