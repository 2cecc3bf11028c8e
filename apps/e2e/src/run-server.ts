import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

/** Runs the real server until this process is told to end; then ends it, and calls `after`. */
export function runServer(env: Record<string, string>, after: () => Promise<void>): void {
  const child = spawn(process.execPath, [MAIN], { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development', ...env } })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill('SIGTERM'))
  child.once('exit', (code) => {
    after().then(
      () => process.exit(code ?? 1),
      () => process.exit(1),
    )
  })
}
