import type { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'
import type { Logger } from 'pino'

const CHANNEL = 'ipt_events'

/** Many wakes within this time are one NOTIFY: sent apart from the hot transactions, which it would make wait for each other. */
const COALESCE_MS = 5

/** Tells every node's projections that something was committed. Losing one costs half a second: the poll finds it. */
export function makeWake(orm: MikroORM, log: Logger): () => void {
  let pending = false
  return () => {
    if (pending) return
    pending = true
    setTimeout(() => {
      pending = false
      orm.em
        .fork()
        .execute(`notify ${CHANNEL}`)
        .catch((err) => log.warn({ err }, 'wake-up not sent; the poll will find it'))
    }, COALESCE_MS)
  }
}

/** Calls `onWake` at every NOTIFY, on a connection of its own that is made again when it breaks. Returns how to stop. */
export function listen(url: string, onWake: () => void, log: Logger): () => Promise<void> {
  let client: Client | undefined
  let stopped = false
  let retry: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, connectionTimeoutMillis: 3_000, keepAlive: true })
    next.on('notification', onWake)
    next.on('error', () => undefined)
    next.once('end', again)
    try {
      await next.connect()
      await next.query(`listen ${CHANNEL}`)
      client = next
      onWake()
    } catch (err) {
      log.debug({ err }, 'not listening yet')
      await next.end().catch(() => undefined)
      again()
    }
  }
  const again = (): void => {
    if (stopped || retry) return
    retry = setTimeout(() => {
      retry = undefined
      void connect()
    }, 1_000)
  }

  void connect()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await client?.end().catch(() => undefined)
  }
}
