import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** A process that runs a few lines of TypeScript, whose imports are relative to the folder of the embedded PostgreSQL. */
export interface Script {
  pid: number
  /** The next line of its standard output; rejects when it ends without one. */
  line(): Promise<string>
  /** Ends it without any chance to clean up. */
  kill(): void
  ended: Promise<unknown>
}

export function startScript(source: string, args: string[]): Script {
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', source, ...args], {
    cwd: path.resolve(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    pid: child.pid ?? 0,
    async line() {
      const next = await lines.next()
      if (next.done) throw new Error('The script ended without another line.')
      return next.value
    },
    kill: () => void child.kill('SIGKILL'),
    ended: once(child, 'exit'),
  }
}
