import { migrate } from '@ipt/db'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@ipt/db/embedded'
import type { Logger } from 'pino'
import type { Config } from './config.ts'

/** The database that this process runs on, migrated. */
export interface Database {
  /** The application's role. */
  url: string
  embedded: boolean
  stop(): Promise<void>
}

/**
 * Connects to `DATABASE_URL`, or starts the embedded PostgreSQL, and brings it to this version. When the embedded one dies it is started
 * again on the same port; `onLost` is called when that can't be done.
 */
export async function openDatabase(
  config: Config,
  log: Logger,
  say: (line: string) => void,
  onLost: (error: Error) => void,
): Promise<Database> {
  if (config.database) {
    const { url, ownerUrl } = config.database
    await migrate({ ownerUrl, appUrl: url })
    if (new URL(url).username === new URL(ownerUrl).username)
      log.warn(
        'One database role does everything: it could switch a trigger off. Set DATABASE_OWNER_URL to a role that owns the tables, and DATABASE_URL to one that does not.',
      )
    return { url, embedded: false, stop: async () => undefined }
  }

  let postgres = await start()
  let stopping = false
  await migrate(postgres)
  return {
    url: postgres.appUrl,
    embedded: true,
    stop: async () => {
      stopping = true
      await postgres.stop()
    },
  }

  async function start(): Promise<EmbeddedPostgres> {
    const started = await startEmbeddedPostgres({ dataDir: config.dataDir, log: say })
    started.onUnexpectedExit((reason) => {
      if (stopping) return
      log.error({ err: reason }, 'PostgreSQL ended; starting it again')
      restart(started.appUrl).catch((error: Error) => onLost(error))
    })
    return started
  }

  async function restart(url: string): Promise<void> {
    const next = await start()
    if (stopping) return next.stop()
    if (next.appUrl !== url) {
      await next.stop()
      throw new Error('PostgreSQL came back on another port.')
    }
    postgres = next
    log.info('PostgreSQL is back')
  }
}
