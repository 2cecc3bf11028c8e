import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, cleanEnvironment, neutralFolder } from './run-program.ts'
import { gravestLine, type ServerLog } from './server-log.ts'
import { serverFlags } from './settings.ts'

const fastShutdownMs = 20_000
const immediateShutdownMs = 5_000

export interface PostmasterOptions {
  postgres: string
  clusterDir: string
  as: Account | undefined
  durable: boolean
  port: number
  serverLog: ServerLog
}

/** The server ended before it took connections; `message` is one line, `log` all that it said. */
export class StartFailedError extends Error {
  override name = 'StartFailedError'
  readonly log: string
  constructor(message: string, log: string) {
    super(message)
    this.log = log
  }
}

/** A running postmaster, our child. */
export interface Postmaster {
  /** Fulfilled when it has ended, for whatever reason, with that reason in one line. */
  ended: Promise<string>
  /** Ends it: without new clients and with the open transactions rolled back, then harder each time a bound passes. */
  stop(): Promise<void>
}

/**
 * Starts the server and waits until it takes connections, as long as it needs: after a crash it first replays its log.
 *
 * @throws StartFailedError
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { clusterDir, serverLog } = options
  const logFrom = await serverLog.length()
  // Its own process group: Ctrl-C in a terminal is for us, and we stop the server after its last client.
  const child = serverLog.withDescriptor((descriptor) =>
    spawn(options.postgres, ['-D', clusterDir, ...serverFlags(options.durable, options.port)], {
      ...options.as,
      cwd: neutralFolder,
      env: cleanEnvironment,
      stdio: ['ignore', descriptor, descriptor],
      detached: process.platform !== 'win32',
      windowsHide: true,
    }),
  )
  const exit = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`))
  })
  const dismissGuard = guard(child, clusterDir, options.as)
  const ended = exit.then(async (how) => {
    await dismissGuard()
    return how
  })
  const failure = await Promise.race([ended, untilReady(child, clusterDir)])
  if (failure !== undefined) {
    const log = await serverLog.since(logFrom)
    throw new StartFailedError(`PostgreSQL did not start (${failure}): ${gravestLine(log)}`, log)
  }
  return { ended, stop: () => stop(child, ended) }
}

/** Looks into the status line of `postmaster.pid`, as pg_ctl does. */
async function untilReady(child: ChildProcess, clusterDir: string): Promise<undefined> {
  while (child.exitCode === null && child.signalCode === null) {
    const lines = (await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return undefined
    await sleep(10)
  }
  return new Promise(() => undefined) // `ended` tells
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const harder = [
    ['SIGINT', fastShutdownMs],
    ['SIGQUIT', immediateShutdownMs],
    ['SIGKILL', immediateShutdownMs],
  ] as const
  for (const [signal, milliseconds] of harder) {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    const waiting = new AbortController()
    const timeout = sleep(milliseconds, undefined, { signal: waiting.signal }).catch(() => undefined)
    await Promise.race([ended, timeout])
    waiting.abort()
  }
}

/**
 * A shell that waits for the end of a pipe from us, which comes however we end, `kill -9` too, and then shuts the server down.
 * Where there is no shell, the next start finds the server and stops it.
 */
function guard(server: ChildProcess, clusterDir: string, as: Account | undefined): () => Promise<void> {
  if (process.platform === 'win32' || !server.pid) return () => Promise.resolve()
  const script = 'read -r _; read -r pid <"$2" && [ "$pid" = "$1" ] && kill -INT "$1"'
  const shell = spawn('/bin/sh', ['-c', script, 'ipt-postgres-guard', String(server.pid), path.join(clusterDir, 'postmaster.pid')], {
    ...as,
    cwd: neutralFolder,
    env: cleanEnvironment,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  ;(shell.stdin as unknown as { unref?(): void }).unref?.()
  return async () => {
    const ended = new Promise((resolve) => shell.once('exit', resolve).once('error', resolve))
    shell.ref()
    shell.stdin.end()
    if (shell.exitCode === null && shell.signalCode === null) await Promise.race([ended, sleep(1_000, undefined, { ref: false })])
  }
}
