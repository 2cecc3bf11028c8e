import { migrate, openOrm } from '@ipt/db'
import { DataFolderInUseError, runningEmbeddedPostgres, startEmbeddedPostgres } from '@ipt/db/embedded'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Config } from '../config.ts'

interface Opened {
  orm: MikroORM
  close: () => Promise<void>
}

/**
 * The same database as `npm start`: that of DATABASE_URL, else the embedded one of the data folder, whether a server runs on it at the
 * moment or it has to be started for this.
 */
export async function openSameDatabase({ database, dataDir }: Config, say: (line: string) => void): Promise<Opened> {
  if (database) return withOrm(database.url)
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log: say })
    await migrate(postgres)
    return withOrm(postgres.appUrl, () => postgres.stop())
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error
    return withOrm((await runningEmbeddedPostgres(dataDir)).appUrl)
  }
}

async function withOrm(url: string, after: () => Promise<void> = async () => undefined): Promise<Opened> {
  try {
    const orm = await openOrm({ url })
    return { orm, close: () => orm.close(true).finally(after) }
  } catch (error) {
    await after()
    throw error
  }
}
