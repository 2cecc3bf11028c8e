import { realpath, stat } from 'node:fs/promises'
import { accessFile, connectionUrl, loadAccess } from './cluster-access.ts'

/** How another process reaches the PostgreSQL that one of ours runs on this folder at the moment: while that one holds the folder's lock. */
export async function runningEmbeddedPostgres(dataDir: string): Promise<{ ownerUrl: string; appUrl: string }> {
  const access = await loadAccess(await realpath(dataDir), true)
  return { ownerUrl: connectionUrl(access, 'ipt_owner'), appUrl: connectionUrl(access, 'ipt_app') }
}

/** Whether a PostgreSQL was ever made for this folder. */
export const hasEmbeddedPostgres = async (dataDir: string): Promise<boolean> =>
  (await stat(accessFile(dataDir)).catch(() => undefined)) !== undefined
