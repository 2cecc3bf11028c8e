import { closeSync, openSync } from 'node:fs'
import { copyFile, readFile, rename, stat, truncate } from 'node:fs/promises'
import path from 'node:path'

const largest = 8 * 1024 * 1024

/** PostgreSQL's own log, a file in the data folder: that of this run, and that of the run before beside it. */
export class ServerLog {
  readonly file: string
  readonly #previous: string
  #timer: NodeJS.Timeout | undefined

  constructor(dataDir: string) {
    this.file = path.join(dataDir, 'postgres.log')
    this.#previous = path.join(dataDir, 'postgres.previous.log')
  }

  /** Puts the last run's log aside and keeps this one's below a bound until `close`. */
  async begin(): Promise<void> {
    await rename(this.file, this.#previous).catch(() => undefined)
    this.#timer ??= setInterval(() => void this.#bound().catch(() => undefined), 60_000).unref()
  }

  close(): void {
    clearInterval(this.#timer)
  }

  /** Gives a descriptor to start the server with; it appends, so that cutting the file leaves no hole. */
  withDescriptor<T>(use: (descriptor: number) => T): T {
    const descriptor = openSync(this.file, 'a', 0o600)
    try {
      return use(descriptor)
    } finally {
      closeSync(descriptor)
    }
  }

  /** Length in bytes, to read later only what was said since. */
  async length(): Promise<number> {
    return (await stat(this.file).catch(() => undefined))?.size ?? 0
  }

  /** What was logged since `from`, at most the last 64 kB. */
  async since(from: number): Promise<string> {
    const text = await readFile(this.file).catch(() => Buffer.alloc(0))
    return text
      .subarray(from <= text.length ? from : 0)
      .subarray(-65_536)
      .toString('utf8')
  }

  async #bound(): Promise<void> {
    if ((await this.length()) <= largest) return
    await copyFile(this.file, this.#previous)
    await truncate(this.file)
  }
}

/** The gravest line of a log, or its last one. */
export function gravestLine(log: string): string {
  const lines = log
    .split('\n')
    .map((line) => line.replace(/^\S+ \S+ \S+ \[\d+\] /, '').trim())
    .filter(Boolean)
  return lines.findLast((line) => /^(?:PANIC|FATAL|ERROR):/.test(line)) ?? lines.at(-1) ?? 'it said nothing'
}
