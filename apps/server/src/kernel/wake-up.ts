import type { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'
import type { Logger } from 'pino'

/** `ipt_events`: something was committed. `ipt_moved`: the projections have made something of it. */
type Channel = 'ipt_events' | 'ipt_moved'

/** Many wakes within this time are one NOTIFY: sent apart from the hot transactions, which it would make wait for each other. */
const COALESCE_MS = 5

/** Wakes whoever listens, on every node. Losing one costs a moment: each of them also polls. */
export function makeWake(orm: MikroORM, log: Logger, channel: Channel = 'ipt_events'): () => void {
  let pending = false
  return () => {
    if (pending) return
    pending = true
    setTimeout(() => {
      pending = false
      // By the driver's pool: a query through the ORM that meets its close keeps a connection, and the close waits for that for ever.
      orm.driver
        .getConnection()
        .getNativeClient()
        .then((pool) => pool.query(`notify ${channel}`))
        .catch((err) => log.warn({ err }, 'wake-up not sent; the poll will find it'))
    }, COALESCE_MS)
  }
}

/** Calls `onWake` at every NOTIFY, on a connection of its own that is made again when it breaks. Returns how to stop. */
export function listen(url: string, onWake: () => void, log: Logger, channel: Channel = 'ipt_events'): () => Promise<void> {
  let client: Client | undefined
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  let connecting: Promise<void>

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, connectionTimeoutMillis: 3_000, keepAlive: true })
    next.on('notification', onWake)
    next.on('error', () => undefined)
    next.once('end', again)
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
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
      connecting = connect()
    }, 1_000)
  }

  connecting = connect()
  return async () => {
    stopped = true
    clearTimeout(retry)
    // One that is just being made would outlive this.
    await connecting
    await client?.end().catch(() => undefined)
  }
}
