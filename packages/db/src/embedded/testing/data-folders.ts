import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { removeEmbeddedPostgres } from '../remove-embedded-postgres.ts'

/** Makes data folders for a test file, which PostgreSQL's account can enter, and removes them with their databases. */
export async function makeDataFolders(): Promise<{ base: string; next(): string; remove(): Promise<void> }> {
  const base = await mkdtemp(path.join(tmpdir(), 'ipt-postgres-'))
  await chmod(base, 0o755)
  const made: string[] = []
  return {
    base,
    next() {
      const dataDir = path.join(base, String(made.length), 'data')
      made.push(dataDir)
      return dataDir
    },
    async remove() {
      for (const dataDir of made) await removeEmbeddedPostgres(dataDir)
      await rm(base, { recursive: true, force: true })
    },
  }
}
