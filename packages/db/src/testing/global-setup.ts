import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../embedded/index.ts'
import { migrate } from '../migrate.ts'

/** Vitest's globalSetup: one PostgreSQL for the run, whose database is migrated once and then cloned by each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ipt-test-'))
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  await migrate(postgres)
  project.provide('postgres', { ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl })
  return async () => {
    await postgres.stop()
    await removeEmbeddedPostgres(dataDir)
    await rm(dataDir, { recursive: true, force: true })
  }
}
