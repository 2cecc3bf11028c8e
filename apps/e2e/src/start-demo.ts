import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DEMO_URL } from './addresses.ts'

const SERVER = fileURLToPath(new URL('demo-server.ts', import.meta.url))
const PATIENCE_MS = 120_000

/** The demo on a database of its own, for a script: `stop` takes all of it away. */
export async function startDemo(): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [SERVER], { stdio: ['ignore', 'ignore', 'inherit'] })
  const gone = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  const giveUp = Date.now() + PATIENCE_MS
  while (child.exitCode === null && Date.now() < giveUp) {
    const ready = await fetch(`${DEMO_URL}/health/ready`).catch(() => null)
    if (ready?.ok) return { url: DEMO_URL, stop }
    await sleep(200)
  }
  await stop()
  throw new Error(`The demo did not start at ${DEMO_URL}: is the port taken? E2E_PORT names another.`)
}
