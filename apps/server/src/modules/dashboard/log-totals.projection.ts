import { mondayOf } from '@ipt/domain'
import type { LogStatus } from '@ipt/log-machine'
import type { EntityManager } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import type { PlacedEvent, Projection } from '../../kernel/projections.ts'
import { tables } from '../../kernel/tables.ts'

/** States in which somebody is expected to act. */
export const WAITING = ['SUBMITTED', 'REVISION_REQUESTED', 'VERIFIED_INDUSTRY', 'FLAGGED'] as const satisfies readonly LogStatus[]
const isWaiting = (status: string): boolean => (WAITING as readonly string[]).includes(status)

interface Standing {
  cohortId: string
  week: string
  status: string
  since: Date
}

/**
 * How many logs a season has by week and state, and since when they wait: totals that cost the same to read however many logs there are.
 * An event moves one log from one total to another, so the batch's cursor, in the same transaction, is all that keeps it from counting twice.
 */
export const logTotalsProjection: Projection = {
  name: 'log-totals',
  tables: {
    log_standing: ['log_id', 'cohort_id', 'week', 'status', 'since'],
    log_week_total: ['cohort_id', 'week', 'status', 'logs'],
    log_wait_total: ['cohort_id', 'status', 'since_on', 'logs'],
  },

  async apply(em, events) {
    const moves = events.filter((event) => event.subjectType === 'log' && event.toStatus !== null && isLogMove(event))
    if (moves.length === 0) return
    const standings = await standingsOf(em, [...new Set(moves.map(({ subjectId }) => subjectId))])
    const [weeks, waits] = [new Tally(), new Tally()]
    const touched = new Set<string>()
    for (const { subjectId, toStatus, occurredAt } of moves) {
      const now = standings.get(subjectId)
      if (!now || toStatus === null) continue
      count(weeks, waits, now, -1)
      // A log that is amended while it waits has waited since it was sent.
      const next = { ...now, status: toStatus, since: now.status === toStatus ? now.since : occurredAt }
      count(weeks, waits, next, 1)
      standings.set(subjectId, next)
      touched.add(subjectId)
    }
    await write(
      em,
      [...touched].map((id) => ({ id, ...(standings.get(id) as Standing) })),
      weeks,
      waits,
    )
  },

  async clear(em) {
    for (const table of ['log_standing', 'log_week_total', 'log_wait_total']) await em.execute(`delete from ${table}`)
  },

  restore: async () => undefined,
}

/** Comments and the like are about a log, but don't move it. */
const isLogMove = ({ kind }: PlacedEvent): boolean => kind.startsWith('log.')

/** Sums by key; what comes to nothing is not written. */
class Tally {
  readonly sums = new Map<string, number>()
  add(key: readonly string[], by: number): void {
    const name = key.join(' ')
    const sum = (this.sums.get(name) ?? 0) + by
    if (sum === 0) this.sums.delete(name)
    else this.sums.set(name, sum)
  }
  rows(): { key: string[]; by: number }[] {
    return [...this.sums].map(([name, by]) => ({ key: name.split(' '), by }))
  }
}

function count(weeks: Tally, waits: Tally, { cohortId, week, status, since }: Standing, by: 1 | -1): void {
  if (status === '') return
  weeks.add([cohortId, week, status], by)
  if (isWaiting(status)) waits.add([cohortId, status, since.toISOString().slice(0, 10)], by)
}

/** Where these logs stand; one that is new stands nowhere yet, in its season and week. */
async function standingsOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await tables(em)
    .selectFrom('log_entry')
    .innerJoin('placement', 'placement.id', 'log_entry.placement_id')
    .leftJoin('log_standing', 'log_standing.log_id', 'log_entry.id')
    .select(['log_entry.id', 'log_entry.log_date', 'placement.cohort_id', 'log_standing.status', 'log_standing.since'])
    .where('log_entry.id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        cohortId: row.cohort_id,
        week: mondayOf(row.log_date),
        status: row.status ?? '',
        since: row.since ? new Date(row.since) : new Date(0),
      },
    ]),
  )
}

async function write(em: EntityManager, standings: readonly (Standing & { id: string })[], weeks: Tally, waits: Tally): Promise<void> {
  const db = tables(em)
  const rows = JSON.stringify(
    standings.map(({ id, cohortId, week, status, since }) => ({ log_id: id, cohort_id: cohortId, week, status, since })),
  )
  await sql`insert into log_standing (log_id, cohort_id, week, status, since)
    select log_id, cohort_id, week, status, since from json_to_recordset(${rows}::json) as r(log_id uuid, cohort_id uuid, week date, status text, since timestamptz)
    on conflict (log_id) do update set status = excluded.status, since = excluded.since`.execute(db)
  const weekRows = JSON.stringify(weeks.rows().map(({ key: [cohort_id, week, status], by }) => ({ cohort_id, week, status, logs: by })))
  await sql`insert into log_week_total (cohort_id, week, status, logs)
    select * from json_to_recordset(${weekRows}::json) as r(cohort_id uuid, week date, status text, logs int)
    on conflict (cohort_id, week, status) do update set logs = log_week_total.logs + excluded.logs`.execute(db)
  const waitRows = JSON.stringify(
    waits.rows().map(({ key: [cohort_id, status, since_on], by }) => ({ cohort_id, status, since_on, logs: by })),
  )
  await sql`insert into log_wait_total (cohort_id, status, since_on, logs)
    select * from json_to_recordset(${waitRows}::json) as r(cohort_id uuid, status text, since_on date, logs int)
    on conflict (cohort_id, status, since_on) do update set logs = log_wait_total.logs + excluded.logs`.execute(db)
  await sql`delete from log_week_total where logs = 0`.execute(db)
  await sql`delete from log_wait_total where logs = 0`.execute(db)
}
