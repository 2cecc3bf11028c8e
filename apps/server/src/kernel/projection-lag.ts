import type { MikroORM } from '@mikro-orm/postgresql'

export interface Lag {
  /** Events that have no place in the order yet. */
  unordered: number
  /** How many events each reader has still to read. */
  behind: { reader: string; events: number }[]
}

/** How far the readers of events are behind them. */
export async function projectionLag({ em }: MikroORM): Promise<Lag> {
  const db = em.fork()
  const [pending] = await db.execute<{ count: number }[]>('select count(*)::int as count from event_pending')
  const behind = await db.execute<{ reader: string; events: number }[]>(
    `select name as reader, (select count(*)::int from event_position where event_position.seq > projection_cursor.seq) as events
     from projection_cursor order by name`,
  )
  return { unordered: pending?.count ?? 0, behind: behind.filter(({ events }) => events > 0) }
}
