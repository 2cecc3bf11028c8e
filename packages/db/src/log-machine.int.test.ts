import { aSeason } from '@ipt/domain/builders'
import { LOG_STAMPS, LOG_STATUSES, LOG_TRANSITIONS, type LogStatus, STAMPS_IN, TERMINAL_STATUSES } from '@ipt/log-machine'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, persistSeason, type TestDatabase } from './testing/index.ts'

const season = aSeason()
const logId = '01980000-0000-7000-8000-00000000aaaa'
const by = season.industrialSupervisor.id

let db: TestDatabase
let owner: Client
beforeAll(async () => {
  db = await createTestDatabase()
  await persistSeason(db.orm.em.fork(), season)
  owner = new Client({ connectionString: db.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await db.drop()
})
beforeEach(() => owner.query('begin'))
afterEach(() => owner.query('rollback'))

/** A log in any state, put there behind the trigger's back. */
async function aLogIn(status: LogStatus): Promise<void> {
  await owner.query('alter table log_entry disable trigger log_entry_guard')
  await insertLog(status)
  await owner.query('alter table log_entry enable trigger log_entry_guard')
}

const insertLog = (status: LogStatus) =>
  owner.query(
    `insert into log_entry (id, institution_id, placement_id, log_date, status, revision, version, extra, late, submitted_at, last_event, last_event_at, ${LOG_STAMPS.flatMap((stamp) => [`${stamp}_at`, `${stamp}_by_id`]).join(', ')})
     values ($1, $2, $3, '2026-08-17', $4, 1, 1, false, false, now(), 'submit', now(), ${LOG_STAMPS.flatMap((stamp) => (STAMPS_IN[status].includes(stamp) ? ['now()', `'${by}'`] : ['null', 'null'])).join(', ')})`,
    [logId, season.institution.id, season.placement.id, status],
  )

const moveTo = (status: LogStatus) =>
  owner.query(
    `update log_entry set status = $2, version = version + 1, ${LOG_STAMPS.flatMap((stamp) =>
      STAMPS_IN[status].includes(stamp)
        ? [`${stamp}_at = now()`, `${stamp}_by_id = '${by}'`]
        : [`${stamp}_at = null`, `${stamp}_by_id = null`],
    ).join(', ')} where id = $1`,
    [logId, status],
  )

const pairs = LOG_STATUSES.flatMap((from) => LOG_STATUSES.map((to) => [from, to] as const))

test.for(pairs)('the trigger on %s → %s agrees with the table', async ([from, to]) => {
  await aLogIn(from)
  if (LOG_TRANSITIONS.some((row) => row.from === from && row.to === to)) await expect(moveTo(to)).resolves.toMatchObject({ rowCount: 1 })
  else await expect(moveTo(to)).rejects.toThrow(`does not go from ${from} to ${to}`)
})

test.for(LOG_STATUSES)('born %s, if the table says so', async (status) => {
  if (LOG_TRANSITIONS.some((row) => row.from === null && row.to === status))
    await expect(insertLog(status)).resolves.toMatchObject({ rowCount: 1 })
  else await expect(insertLog(status)).rejects.toThrow(/is not born/)
})

test.for(LOG_STATUSES.flatMap((status) => LOG_STAMPS.map((stamp) => [status, stamp] as const)))(
  'in %s, the stamp %s stands where the table says',
  async ([status, stamp]) => {
    await aLogIn(status)
    await owner.query('alter table log_entry disable trigger log_entry_guard')
    const flip = STAMPS_IN[status].includes(stamp)
      ? `${stamp}_at = null, ${stamp}_by_id = null`
      : `${stamp}_at = now(), ${stamp}_by_id = '${by}'`
    await expect(owner.query(`update log_entry set ${flip}`)).rejects.toThrow(`log_entry_${stamp}_stamp_check`)
  },
)

test('a state that is not in the table is refused', async () => {
  await aLogIn('SUBMITTED')
  await owner.query('alter table log_entry disable trigger log_entry_guard')
  await expect(owner.query(`update log_entry set status = 'DONE'`)).rejects.toThrow('log_entry_status_check')
})

test('a log is never deleted, and never changes its placement or date', async () => {
  await aLogIn('SUBMITTED')
  await owner.query('savepoint a')
  await expect(owner.query('delete from log_entry')).rejects.toThrow('never deleted')
  await owner.query('rollback to a')
  await expect(owner.query(`update log_entry set log_date = '2026-08-16'`)).rejects.toThrow('keeps its placement and date')
})

test.for(TERMINAL_STATUSES)('an archived log (%s) takes no change, revision or file', async (status) => {
  await aLogIn('SUBMITTED')
  await owner.query(`insert into log_revision (log_id, number, content, created_at) values ($1, 1, 'words', now())`, [logId])
  await owner.query(
    `insert into attachment (id, institution_id, uploaded_by_id, log_id, added_revision, name, media_type, size, sha256, storage_key, created_at)
     values ('01980000-0000-7000-8000-00000000bbbb', $1, $2, $3, 1, 'a.png', 'image/png', 1, 'x', 'k', now())`,
    [season.institution.id, season.student.id, logId],
  )
  await owner.query('alter table log_entry disable trigger log_entry_guard')
  await moveTo(status)
  await owner.query('alter table log_entry enable trigger log_entry_guard')
  const refused = [
    `update log_entry set late = true`,
    `insert into log_revision (log_id, number, content, created_at) values ('${logId}', 2, 'more', now())`,
    `update log_revision set content = 'other'`,
    `delete from log_revision`,
    `update attachment set removed_revision = 2`,
    `update attachment set name = 'b.png'`,
    `update attachment set sha256 = 'y'`,
    `delete from attachment`,
    `insert into attachment (id, institution_id, uploaded_by_id, log_id, added_revision, name, media_type, size, sha256, storage_key, created_at)
     select gen_random_uuid(), institution_id, uploaded_by_id, log_id, 1, name, media_type, size, sha256, 'k2', now() from attachment`,
  ]
  await owner.query('savepoint a')
  for (const statement of refused) {
    await expect(owner.query(statement), statement).rejects.toThrow(/archived|never (changed|deleted)|does not go/)
    await owner.query('rollback to a')
  }
  await expect(owner.query(`update attachment set state = 'READY', clean_key = 'c'`)).resolves.toMatchObject({ rowCount: 1 })
})

test.for(['domain_event', 'event_content', 'event_position'])('%s takes rows and keeps them, even from its owner', async (table) => {
  await owner.query(
    `insert into domain_event (id, kind, subject_type, subject_id, actor_kind, data, occurred_at) values ('${logId}', 'log.submitted', 'log', '${logId}', 'system', '{}', now())`,
  )
  await owner.query(`insert into event_content (event_id, salt, comment) values ('${logId}', 's', 'c')`)
  await owner.query(`insert into event_position (seq, event_id) values (1, '${logId}')`)
  await owner.query('savepoint a')
  for (const statement of [
    `update ${table} set ${table === 'domain_event' ? 'id = id' : 'event_id = event_id'}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ]) {
    await expect(owner.query(statement), statement).rejects.toThrow('append-only')
    await owner.query('rollback to a')
  }
})

test('what belongs to one institution points at nothing of another', async () => {
  const other = aSeason({ seed: 2 })
  await persistSeason(db.orm.em.fork(), other)
  await expect(owner.query(`update placement set cohort_id = $1 where id = $2`, [other.cohort.id, season.placement.id])).rejects.toThrow(
    'same_institution',
  )
})

test('nobody supervises himself', async () => {
  await expect(owner.query(`update placement set industrial_supervisor_id = student_id`)).rejects.toThrow('placement_people_check')
})
