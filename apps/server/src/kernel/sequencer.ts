import type { MikroORM } from '@mikro-orm/postgresql'

/** Advisory lock of the one sequencer: any number, the same on every node. */
const LOCK = 7_119_001

/** Events given their place at once. */
const BATCH = 1_000

/**
 * Moves committed events from `event_pending` to `event_position`, and so gives them their one order. Order is given after the commit:
 * neither ids nor transaction ids can do it, since commits overtake each other. Returns how many were moved; 0 when another node does it.
 */
export const sequence = (orm: MikroORM): Promise<number> =>
  orm.em.fork().transactional(async (em) => {
    const [lock] = await em.execute<{ held: boolean }[]>('select pg_try_advisory_xact_lock(?) as held', [LOCK])
    if (!lock?.held) return 0
    const moved = await em.execute<{ seq: string }[]>(
      `with taken as (
         delete from event_pending where id in (select id from event_pending order by id limit ${BATCH}) returning id, event_id
       )
       insert into event_position (seq, event_id)
       select coalesce((select max(seq) from event_position), 0) + row_number() over (order by id), event_id from taken
       returning seq`,
    )
    return moved.length
  })
