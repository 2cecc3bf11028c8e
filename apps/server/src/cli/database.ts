import { setTimeout as sleep } from 'node:timers/promises'
import { openOrm, pendingMigrations } from '@ipt/db'
import { DataFolderInUseError, hasEmbeddedPostgres, runningEmbeddedPostgres, startEmbeddedPostgres } from '@ipt/db/embedded'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Config } from '../config.ts'
import { forgetAddress, runningServer } from '../running-address.ts'
import { Refusal } from './refusals.ts'
import { firstLine } from './sentence.ts'

/** How long a command waits for another one, which will stop the PostgreSQL that it started. */
const PATIENCE_MS = 30 * 60_000
const LOOK_MS = 500

/** A PostgreSQL to work on. */
export interface Postgres {
  ownerUrl: string
  appUrl: string
  /** `own`: that of DATABASE_URL. `running`: the embedded one of a server that runs now. `started`: the embedded one, for this command. */
  how: 'own' | 'running' | 'started'
  close: () => Promise<void>
}

/**
 * The same PostgreSQL as `npm start`: that of DATABASE_URL, else the embedded one of the data folder, whether a server runs on it at the moment
 * or it has to be started for this. It may be at any version. Refusal where there is none yet, unless it is to be made.
 */
export async function openPostgres(
  { database, dataDir }: Pick<Config, 'database' | 'dataDir'>,
  { say, make = false }: { say: (line: string) => void; make?: boolean | undefined },
): Promise<Postgres> {
  const nothing = async () => undefined
  if (database) return { ownerUrl: database.ownerUrl, appUrl: database.url, how: 'own', close: nothing }
  if (!make) await assertMade(dataDir)
  const giveUp = Date.now() + PATIENCE_MS
  for (let told = false; ; told = true) {
    try {
      const { ownerUrl, appUrl, stop } = await startEmbeddedPostgres({ dataDir, log: say })
      await forgetAddress(dataDir)
      return { ownerUrl, appUrl, how: 'started', close: stop }
    } catch (error) {
      if (!(error instanceof DataFolderInUseError)) throw error
      if (await runningServer(dataDir)) return { ...(await runningEmbeddedPostgres(dataDir)), how: 'running', close: nothing }
      if (Date.now() > giveUp) throw new Refusal(error.message)
    }
    if (!told) say('Another command is at work on this data, or a server is about to start: waiting for it …')
    await sleep(LOOK_MS)
  }
}

/** Refusal: a folder that was mistyped gets no database. */
export async function assertMade(dataDir: string): Promise<void> {
  if (await hasEmbeddedPostgres(dataDir)) return
  throw new Refusal(
    `There is no database in ${dataDir} yet: \`npm start\` makes it. If there should be one, set IPT_DATA_DIR to its folder.`,
  )
}

const MIGRATE: Record<Exclude<Postgres['how'], 'started'>, string> = {
  own: 'Run `pnpm ipt migrate`, or start the server, which does the same.',
  running: 'The server that runs on it is of another version: start it again.',
}

/** The application's side of it. Refusal where it can't be reached, or is not at this version. */
export async function openAtThisVersion({ appUrl, how }: Postgres): Promise<MikroORM> {
  const pending = await pendingMigrations(appUrl).catch((error: unknown) => {
    throw new Refusal(`${how === 'own' ? 'DATABASE_URL: ' : ''}The database does not answer: ${firstLine(error)}`)
  })
  if (pending.length > 0 && how !== 'started')
    throw new Refusal(`The database is not at this version: ${pending.length} of its migrations are to run. ${MIGRATE[how]}`, { pending })
  return openOrm({ url: appUrl })
}
