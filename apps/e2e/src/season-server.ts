import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '@ipt/db/embedded'
import { DATABASE_FILE, SEASON_PORT } from './addresses.ts'
import { runServer } from './run-server.ts'

const folder = await mkdtemp(join(tmpdir(), 'ipt-e2e-'))
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false })
await writeFile(DATABASE_FILE, postgres.ownerUrl, { mode: 0o600 })

const env = {
  PORT: String(SEASON_PORT),
  IPT_DATA_DIR: join(folder, 'data'),
  DATABASE_URL: postgres.appUrl,
  DATABASE_OWNER_URL: postgres.ownerUrl,
  // Receivers of webhooks are on this machine.
  WEBHOOK_NETWORKS: '127.0.0.0/8',
  IPT_SECRET: 'a secret of the browser tests, long enough',
}
runServer(env, async () => {
  await postgres.stop()
  await removeEmbeddedPostgres(join(folder, 'postgres'))
  await rm(folder, { recursive: true, force: true })
  await rm(DATABASE_FILE, { force: true })
})
