import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openOrm } from '@ipt/db'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '@ipt/db/embedded'

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

/** The real server, which can be killed and started again while its database goes on. */
export interface KillableServer {
  url: string
  /** Its database, as the owner. */
  orm: Awaited<ReturnType<typeof openOrm>>
  start(): Promise<void>
  /** At once, as a power cut does. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function openKillableServer(): Promise<KillableServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ipt-e2e-killable-'))
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const settings = {
    NODE_ENV: 'development',
    PORT: String(port),
    IPT_DATA_DIR: join(folder, 'data'),
    DATABASE_URL: postgres.appUrl,
    DATABASE_OWNER_URL: postgres.ownerUrl,
    IPT_SECRET: 'a secret of the browser tests, long enough',
    PUBLIC_ORIGIN: '',
  }
  let child: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const start = async () => {
    child = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...settings } })
    while (!(await fetch(`${url}/health/ready`).catch(() => null))?.ok) {
      if (child.exitCode !== null) throw new Error(`The server ended: ${child.exitCode}`)
      await sleep(100)
    }
  }
  const remove = async () => {
    await end('SIGTERM')
    await postgres.stop()
    await removeEmbeddedPostgres(join(folder, 'postgres'))
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await start()
    const orm = await openOrm({ url: postgres.ownerUrl, poolMax: 2 })
    return { url, orm, start, kill: () => end('SIGKILL'), stop: () => orm.close(true).then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}
