import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { watchParent } from './parent-watch.mjs'

/** Thrown by `run` when we have been asked to stop. */
export class Stopped extends Error {}

const onWindows = process.platform === 'win32'

/**
 * Owns the processes of a command, one at a time. Each is the head of a process group of its own, so that a Ctrl-C in the terminal reaches
 * us alone and each child gets it once; a shell beside it ends the group if we are killed without a chance to.
 */
export function ownProcesses() {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  /** @type {NodeJS.Signals | undefined} */
  let stoppedBy
  let graceMs = 10_000

  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    if (stoppedBy) return // npm, the terminal and an impatient hand may all send it: the child is told once
    stoppedBy = signal
    if (child) void stopChild(child, signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM', graceMs)
  }
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  const handlers = signals.map((signal) => /** @type {const} */ ([signal, () => stop(signal)]))
  for (const [signal, handler] of handlers) process.on(signal, handler)
  const endWatch = watchParent(() => stop('SIGTERM'))

  return {
    /**
     * Runs a program to its end.
     *
     * @param {string} file
     * @param {string[]} args
     * @param {{ cwd: string, env: NodeJS.ProcessEnv, quiet?: boolean, graceMs?: number, stops?: boolean }} options quiet: collects its output
     *   instead of showing it; graceMs: how long it may take to end before it is killed; stops: being told to stop is how it ends, so
     *   its exit code counts then too
     * @returns {Promise<{ code: number, output: string }>} code -1 when it could not be started
     * @throws {Stopped} when we were asked to stop
     */
    async run(file, args, options) {
      if (stoppedBy) throw new Stopped()
      graceMs = options.graceMs ?? 10_000
      const started = spawn(file, args, {
        cwd: options.cwd,
        env: options.env,
        stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
        detached: !onWindows,
        windowsHide: true,
        shell: onWindows && !/\.exe$/i.test(file),
      })
      child = started
      const dismiss = guard(started, graceMs)
      let output = ''
      for (const stream of [started.stdout, started.stderr])
        stream?.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-1_000_000)))
      const code = await new Promise((resolve) => {
        started.on('error', (error) => {
          output += error.message
          resolve(-1)
        })
        started.on('exit', (exitCode, signal) => resolve(exitCode ?? 128 + constants.signals[signal ?? 'SIGTERM']))
      })
      await endGroup(started)
      await dismiss()
      child = undefined
      if (stoppedBy && !options.stops) throw new Stopped()
      return { code, output }
    },

    /** The exit code of having been asked to stop. */
    stopCode: () => 128 + constants.signals[stoppedBy ?? 'SIGTERM'],

    release() {
      endWatch()
      for (const [signal, handler] of handlers) process.off(signal, handler)
    },
  }
}

/** @typedef {ReturnType<typeof ownProcesses>} Processes */

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal @param {number} graceMs */
async function stopChild(child, signal, graceMs) {
  signalGroup(child, signal)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const grace = new AbortController()
  await Promise.race([ended, sleep(graceMs, undefined, { signal: grace.signal }).catch(() => undefined)])
  grace.abort()
  if (child.exitCode === null && child.signalCode === null) signalGroup(child, 'SIGKILL')
}

/** Ends what a child that has ended left in its group. @param {import('node:child_process').ChildProcess} child */
async function endGroup(child) {
  for (let waited = 0; !onWindows && signalGroup(child, waited < 3_000 ? 'SIGTERM' : 'SIGKILL'); waited += 50) await sleep(50)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether there was somebody to signal
 */
function signalGroup(child, signal) {
  if (!child.pid) return false
  try {
    process.kill(onWindows ? child.pid : -child.pid, signal)
    return true
  } catch {
    return false
  }
}

/**
 * A shell that ends the child's group when the pipe from us breaks, as it does when we are killed. A line on the pipe dismisses it.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} graceMs
 */
function guard(child, graceMs) {
  if (onWindows || !child.pid) return async () => undefined
  const script =
    'read -r _ && exit; kill -TERM "-$1"; n=0; while kill -0 "-$1" && [ "$n" -lt "$2" ]; do sleep 1; n=$((n+1)); done; kill -KILL "-$1"'
  const shell = spawn('/bin/sh', ['-c', script, 'ipt-guard', String(child.pid), String(Math.ceil(graceMs / 1_000))], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
  })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  shell.stdin.unref?.()
  return async () => {
    const ended = new Promise((resolve) => shell.once('exit', resolve).once('error', resolve))
    shell.ref()
    shell.stdin.end('dismissed\n')
    if (shell.exitCode === null && shell.signalCode === null) await Promise.race([ended, sleep(1_000, undefined, { ref: false })])
  }
}
