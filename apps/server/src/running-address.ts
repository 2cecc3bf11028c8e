import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDataFolderInUse } from '@ipt/db/embedded'

const fileIn = (dataDir: string): string => join(dataDir, 'server-address')

/** Leaves in the data folder where people reach the server that runs on it; the command line's links begin with it. Returns how to take it back. */
export async function keepAddress(dataDir: string, address: string): Promise<() => Promise<void>> {
  await writeFile(fileIn(dataDir), `${address}\n`, { mode: 0o600 })
  return () => rm(fileIn(dataDir), { force: true })
}

/** For whoever holds the lock and is no server: takes away what one that was killed left. */
export const forgetAddress = (dataDir: string): Promise<void> => rm(fileIn(dataDir), { force: true })

/** The server that runs on this data folder, and since when; null where none does. One that was killed left its address, and no lock. */
export async function runningServer(dataDir: string): Promise<{ address: string; since: Date } | null> {
  const kept = await stat(fileIn(dataDir)).catch(() => null)
  if (!kept || !(await isDataFolderInUse(dataDir))) return null
  const address = (await readFile(fileIn(dataDir), 'utf8').catch(() => '')).trim()
  return URL.canParse(address) ? { address, since: kept.mtime } : null
}
