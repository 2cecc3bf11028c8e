import type { EventData, SubjectType } from '@ipt/db'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'

/** An event as projections read it, with its place. */
export interface PlacedEvent {
  seq: bigint
  id: string
  kind: string
  institutionId: string | null
  subjectType: SubjectType
  subjectId: string
  /** The person who did it, or the key; null for the platform itself. */
  actorId: string | null
  fromStatus: string | null
  toStatus: string | null
  revision: number | null
  data: EventData
  occurredAt: Date
}

/** Something that follows from events, in their order, once each. */
export interface EventReader {
  name: string
  /** Idempotent by event id. */
  apply(em: EntityManager, events: readonly PlacedEvent[]): Promise<void>
}

/** Something made of the events alone. */
export interface Projection extends EventReader {
  /** What it writes: the tables, and of each the columns that the events alone decide. */
  tables: Readonly<Record<string, readonly string[]>>
  /** Forgets everything; what events can't bring back is laid aside for `restore`, in the same transaction. */
  clear(em: EntityManager): Promise<void>
  restore(em: EntityManager): Promise<void>
}

const BATCH = 500

/**
 * Reads the next batch from the reader's cursor on and applies it, in one transaction. Returns how many events it was; 0 at the end,
 * or when another node is at it.
 */
export const advance = (orm: MikroORM, reader: EventReader): Promise<number> =>
  orm.em.fork().transactional(async (em) => {
    await em.execute('insert into projection_cursor (name, seq, updated_at) values (?, 0, now()) on conflict do nothing', [reader.name])
    const [cursor] = await em.execute<{ seq: string }[]>('select seq from projection_cursor where name = ? for update skip locked', [
      reader.name,
    ])
    if (!cursor) return 0
    const events = await readFrom(em, cursor.seq)
    const last = events.at(-1)
    if (!last) return 0
    await reader.apply(em, events)
    await em.execute('update projection_cursor set seq = ?, updated_at = now() where name = ?', [last.seq.toString(), reader.name])
    return events.length
  })

/** Forgets the projection and makes it again from the first event. */
export const rebuild = (orm: MikroORM, projection: Projection): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    await em.execute(
      'insert into projection_cursor (name, seq, updated_at) values (?, 0, now()) on conflict (name) do update set seq = 0, updated_at = now()',
      [projection.name],
    )
    await makeAgain(em, projection, null)
  })

/** Applies every event, or those up to a place, to an empty projection. */
async function makeAgain(em: EntityManager, projection: Projection, upTo: bigint | null): Promise<void> {
  await projection.clear(em)
  for (let from = '0'; ; ) {
    const events = (await readFrom(em, from)).filter(({ seq }) => upTo === null || seq <= upTo)
    const last = events.at(-1)
    if (!last) break
    await projection.apply(em, events)
    from = last.seq.toString()
    await em.execute('update projection_cursor set seq = ?, updated_at = now() where name = ?', [from, projection.name])
  }
  await projection.restore(em)
}

/** A table in which a projection is not what its events make of it. */
export interface Difference {
  projection: string
  table: string
  /** Rows that a rebuild makes and that are not there, and rows that are there and that no rebuild makes. */
  missing: number
  extra: number
  examples: object[]
}

class Undo extends Error {}

/**
 * Makes a projection again beside what is there, compares the two, and takes everything back: nothing is changed, and the projection waits
 * for as long as it takes. It is first moved on to the end of the events.
 */
export async function compareWithRebuild(orm: MikroORM, projection: Projection): Promise<Difference[]> {
  while ((await advance(orm, projection)) > 0);
  let differences: Difference[] = []
  const looking = orm.em.fork().transactional(async (em) => {
    const [cursor] = await em.execute<{ seq: string }[]>('select seq from projection_cursor where name = ? for update', [projection.name])
    const tables = Object.entries(projection.tables)
    for (const [table, columns] of tables)
      await em.execute(`create temp table live_${table} on commit drop as select ${columns.join(', ')} from ${table}`)
    await makeAgain(em, projection, BigInt(cursor?.seq ?? 0))
    for (const [table, columns] of tables) differences.push(await differenceIn(em, projection.name, table, columns))
    throw new Undo()
  })
  await looking.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  differences = differences.filter(({ missing, extra }) => missing + extra > 0)
  return differences
}

async function differenceIn(em: EntityManager, projection: string, table: string, columns: readonly string[]): Promise<Difference> {
  const [live, made] = [`select ${columns.join(', ')} from live_${table}`, `select ${columns.join(', ')} from ${table}`]
  const of = (one: string, other: string) =>
    em.execute<{ row: object; count: string }[]>(
      `select to_json(found) as row, count(*) over () as count from (${one} except all ${other}) as found limit 3`,
    )
  const [missing, extra] = [await of(made, live), await of(live, made)]
  return {
    projection,
    table,
    missing: Number(missing[0]?.count ?? 0),
    extra: Number(extra[0]?.count ?? 0),
    examples: [...missing, ...extra].map(({ row }) => row),
  }
}

interface Row {
  seq: string
  id: string
  kind: string
  institution_id: string | null
  subject_type: SubjectType
  subject_id: string
  actor_id: string | null
  from_status: string | null
  to_status: string | null
  revision: number | null
  data: EventData
  occurred_at: string
}

async function readFrom(em: EntityManager, seq: string): Promise<PlacedEvent[]> {
  const rows = await em.execute<Row[]>(
    `select position.seq, event.id, event.kind, event.institution_id, event.subject_type, event.subject_id,
            case when event.actor_kind = 'key' then event.token_id else event.actor_id end as actor_id,
            event.from_status, event.to_status, event.revision, event.data, event.occurred_at
     from event_position position join domain_event event on event.id = position.event_id
     where position.seq > ? order by position.seq limit ${BATCH}`,
    [seq],
  )
  return rows.map((row) => ({
    seq: BigInt(row.seq),
    id: row.id,
    kind: row.kind,
    institutionId: row.institution_id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    actorId: row.actor_id,
    fromStatus: row.from_status,
    toStatus: row.to_status,
    revision: row.revision,
    data: row.data,
    occurredAt: new Date(row.occurred_at),
  }))
}
