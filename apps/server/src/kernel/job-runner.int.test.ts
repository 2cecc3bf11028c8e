import { createTestDatabase, type TestDatabase } from '@ipt/db/testing'
import { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type JobRunner, startJobRunner } from './job-runner.ts'

let db: TestDatabase
let pool: Pool
let runner: JobRunner | undefined
const done: string[] = []

beforeAll(async () => {
  db = await createTestDatabase()
  pool = new Pool({ connectionString: db.appUrl, max: 5 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  runner = await startJobRunner({
    pgPool: pool,
    taskList: { note: async (payload) => void done.push(String(payload)) },
    crontab: '',
    log: pino({ level: 'silent' }),
    againAfter: 50,
  })
})
afterAll(async () => {
  await runner?.stop()
  await pool.end()
  await db.drop()
})

const enqueue = (payload: string) => pool.query("select graphile_worker.add_job('note', $1::json)", [JSON.stringify(payload)])
const left = async () => (await pool.query('select count(*)::int as count from graphile_worker._private_jobs')).rows[0].count

test('a job whose end can’t be written down neither ends the process nor the queue', async () => {
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  await pool.query(`
    create sequence graphile_worker.refusals;
    create function graphile_worker.refuse_end() returns trigger language plpgsql as $$
      begin perform nextval('graphile_worker.refusals'); raise exception 'refused'; end $$;
    create trigger refuse_end before delete on graphile_worker._private_jobs for each row execute function graphile_worker.refuse_end()`)
  await enqueue('first')
  await expect.poll(() => done, { timeout: 20_000 }).toEqual(['first'])
  // A sequence keeps its count when the transaction is rolled back: the end was tried, and refused.
  const refused = async () => (await pool.query('select is_called from graphile_worker.refusals')).rows[0].is_called
  await expect.poll(refused, { timeout: 20_000 }).toBe(true)
  await pool.query('drop trigger refuse_end on graphile_worker._private_jobs')
  await enqueue('second')
  await expect.poll(() => done, { timeout: 20_000 }).toContain('second')
  await expect.poll(left, { timeout: 20_000 }).toBe(1)
  expect(unhandled).not.toHaveBeenCalled()
  process.off('unhandledRejection', unhandled)
})

test('what a killed process had begun is taken up: at once where nobody else could be at it, else after the longest job', async () => {
  const begun = async (name: string, ago: string) => {
    await pool.query("select graphile_worker.add_job('note', $1::json, queue_name => $2, run_at => now() + interval '1 day')", [
      JSON.stringify(name),
      name,
    ])
    await pool.query(
      `update graphile_worker._private_jobs set run_at = now(), locked_by = $1, locked_at = now() - $2::interval where payload::text = $3`,
      [`gone-${name}`, ago, JSON.stringify(name)],
    )
    await pool.query(
      `update graphile_worker._private_job_queues set locked_by = $1, locked_at = now() - $2::interval where queue_name = $3`,
      [`gone-${name}`, ago, name],
    )
  }
  const again = async (alone: boolean) => {
    await runner?.stop()
    runner = await startJobRunner({
      pgPool: pool,
      taskList: { note: async (payload) => void done.push(String(payload)) },
      crontab: '',
      log: pino({ level: 'silent' }),
      alone,
    })
  }
  await runner?.stop()
  await begun('of long ago', '20 minutes')
  await begun('of just now', '1 minute')
  await again(false)
  await expect.poll(() => done, { timeout: 20_000 }).toContain('of long ago')
  expect(done).not.toContain('of just now')
  await again(true)
  await expect.poll(() => done, { timeout: 20_000 }).toContain('of just now')
})

test('stopped while jobs come in, it leaves nothing behind that rejects, and can be stopped twice', async () => {
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  const coming = Promise.all(Array.from({ length: 40 }, (_, index) => enqueue(`many ${index}`)))
  await runner?.stop()
  await runner?.stop()
  await coming
  await pool.end()
  await new Promise((resolve) => setImmediate(resolve))
  expect(unhandled).not.toHaveBeenCalled()
  process.off('unhandledRejection', unhandled)
  pool = new Pool({ connectionString: db.appUrl, max: 1 })
})
