import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runProgram } from './run-program.ts'

const fastShutdownMs = 15_000
const immediateShutdownMs = 5_000

/**
 * Stops a PostgreSQL that still runs on the cluster after its parent was killed, and clears away a `postmaster.pid` that no running
 * PostgreSQL stands behind: PostgreSQL itself would be stuck on one whose process id was given to another program.
 * The caller holds the cluster's lock, so nobody of ours is starting one.
 *
 * @throws when it cannot be stopped
 */
export async function stopLeftover(clusterDir: string, log: (line: string) => void): Promise<void> {
  if (process.platform === 'win32') return // nothing there tells one process from another: PostgreSQL's own checks must do
  const pid = await runningPostmaster(clusterDir)
  if (pid) {
    log(`Stopping a PostgreSQL (process ${pid}) that an earlier run left behind.`)
    for (const [signal, milliseconds] of [
      ['SIGINT', fastShutdownMs],
      ['SIGQUIT', immediateShutdownMs],
      ['SIGKILL', immediateShutdownMs],
    ] as const) {
      if (await signalAndWait(clusterDir, pid, signal, milliseconds)) break
    }
    if (await runningPostmaster(clusterDir)) throw new Error(`A PostgreSQL (process ${pid}) still runs on ${clusterDir} and does not stop.`)
  }
  await rm(path.join(clusterDir, 'postmaster.pid'), { force: true })
}

/**
 * Ends backends whose postmaster was killed and that are too busy to notice: while one lives, PostgreSQL refuses to start.
 * They can be found on Linux only; elsewhere there is nothing but to wait for them.
 */
export async function stopStrayBackends(clusterDir: string): Promise<void> {
  if (process.platform !== 'linux') return
  for (const name of await readdir('/proc')) {
    const pid = Number(name)
    if (!(pid > 1)) continue
    const [folder, command] = await Promise.all([folderOf(pid), commandOf(pid)])
    if (folder === clusterDir && command.startsWith('postgres: ')) sendSignal(pid, 'SIGKILL')
  }
}

/** The process id of the postmaster that runs on this very cluster, if there is one. */
async function runningPostmaster(clusterDir: string): Promise<number | undefined> {
  const text = await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')
  const [first = '', dataDirectory = ''] = text.split('\n')
  const pid = Math.abs(Number.parseInt(first, 10)) // single-user mode writes it negative
  if (!(pid > 1) || pid === process.pid) return undefined
  const command = await commandOf(pid)
  if (!/(^|\/)postgres[\s\0]/.test(command) || !command.includes(dataDirectory)) return undefined
  // Only the file's own words tie the process to this cluster, and a copied cluster carries those of the original.
  const folder = (await folderOf(pid)) ?? (await realpath(dataDirectory).catch(() => undefined))
  return folder === (await realpath(clusterDir)) ? pid : undefined
}

async function signalAndWait(clusterDir: string, pid: number, signal: NodeJS.Signals, milliseconds: number): Promise<boolean> {
  sendSignal(pid, signal)
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(20)) {
    if (!isAlive(pid) || (await runningPostmaster(clusterDir)) !== pid) return true
  }
  return false
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone already, or not ours: the caller looks whether it still runs.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A process's command line; empty when there is no such process, or it is a zombie. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return (await runProgram('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout
}

/** A process's working folder, which is its cluster for every PostgreSQL process; unknown outside Linux, or where it is hidden from us. */
async function folderOf(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined)
}
