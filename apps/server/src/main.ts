import { DataFolderInUseError } from '@ipt/db/embedded'
import { ConfigError, readConfig } from './config.ts'
import { Cancelled, type Running, StartError, start } from './start.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const fail = (lines: string): void => void process.stderr.write(`${lines}\n`)

/** How long a clean end may take before the process just ends. */
const PATIENCE_MS = 15_000

let running: Running | undefined
let ending = false
let exitCode = 0

/** Ends everything, once; while it is still starting, `start` takes down what is up. */
function end(code: number, why?: string): void {
  if (why) fail(why)
  if (ending) return
  ending = true
  exitCode = code
  if (!running) return
  setTimeout(() => process.exit(code || 1), PATIENCE_MS).unref()
  running.stop().then(
    () => process.exit(code),
    (error) => {
      fail(`Not everything ended cleanly: ${error instanceof Error ? error.message : error}`)
      process.exit(1)
    },
  )
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))

try {
  const started = await start(
    readConfig(process.env),
    say,
    (error) => end(1, error.message),
    () => ending,
  )
  running = started
  if (ending) await started.stop().finally(() => process.exit(exitCode))
} catch (error) {
  if (error instanceof Cancelled) process.exit(exitCode)
  if (error instanceof ConfigError) fail(`Some settings need mending:\n${error.message}`)
  else if (error instanceof DataFolderInUseError || error instanceof StartError) fail(error.message)
  else fail(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(error instanceof ConfigError ? 2 : 1)
}
