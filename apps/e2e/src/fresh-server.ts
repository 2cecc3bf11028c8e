import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { removeEmbeddedPostgres } from '@ipt/db/embedded'

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

export interface FreshServer {
  url: string
  /** What it printed for whoever sets it up: the page, with its code. */
  setupUrl: string
  dataDir: string
  stop(): Promise<void>
}

/** The real server on an empty data folder, as whoever runs it first sees it: no demo, nobody there. */
export async function startFreshServer(env: Record<string, string>): Promise<FreshServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ipt-e2e-fresh-'))
  const settings = {
    NODE_ENV: 'development',
    PORT: '0',
    IPT_DEMO: 'off',
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    IPT_SECRET: '',
    PUBLIC_ORIGIN: '',
  }
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...settings, ...env, IPT_DATA_DIR: dataDir },
  })
  const remove = async () => {
    await removeEmbeddedPostgres(dataDir)
    await rm(dataDir, { recursive: true, force: true })
  }
  const setupUrl = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended: ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = /Open (http\S+\/setup#\S+)/.exec(line)?.[1]
      if (said) resolve(said)
    })
  }).catch(async (error) => {
    await remove()
    throw error
  })
  return {
    url: new URL(setupUrl).origin,
    setupUrl,
    dataDir,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await remove()
    },
  }
}
