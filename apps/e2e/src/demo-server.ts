import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeEmbeddedPostgres } from '@ipt/db/embedded'
import { DEMO_PORT } from './addresses.ts'
import { runServer } from './run-server.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'ipt-e2e-demo-'))
runServer({ PORT: String(DEMO_PORT), IPT_DATA_DIR: dataDir, DATABASE_URL: '', DATABASE_OWNER_URL: '', IPT_SECRET: '' }, async () => {
  await removeEmbeddedPostgres(dataDir)
  await rm(dataDir, { recursive: true, force: true })
})
