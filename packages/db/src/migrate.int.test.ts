import { logMachineSql } from '@ipt/log-machine'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { openOrm } from './orm.ts'
import { createTestDatabase, type TestDatabase } from './testing/index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
})
afterAll(() => db.drop())

test('migrating again changes nothing and breaks nothing', async () => {
  await migrate(db)
  const orm = await openOrm({ url: db.ownerUrl })
  expect(await orm.migrator.getPending()).toEqual([])
  await orm.close(true)
})

test('the migrations make what the entities describe', async () => {
  const orm = await openOrm({ url: db.ownerUrl })
  const script = await orm.schema.getUpdateSchemaSQL()
  await orm.close(true)
  const drift = script
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('set names'))
    // Made by hand beside the entities: composite foreign keys, and the machine's triggers and functions.
    .filter(
      (line) =>
        !/drop constraint "\w+_same_institution"|drop trigger if exists "\w+_(append_only|no_truncate|guard)"|drop function if exists/.test(
          line,
        ),
    )
  expect(drift).toEqual([])
})

test("the machine's functions and triggers are those of its table today", async () => {
  const client = new Client({ connectionString: db.ownerUrl })
  await client.connect()
  const functions = async () =>
    (
      await client.query(`select pg_get_functiondef(oid) as text from pg_proc where pronamespace = 'public'::regnamespace
        union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1`)
    ).rows
  const migrated = await functions()
  await client.query(`begin; ${logMachineSql()}`)
  const today = await functions()
  await client.query('rollback')
  await client.end()
  expect(migrated.length).toBeGreaterThan(8)
  expect(migrated).toEqual(today)
})

test.for([
  'delete from log_entry',
  'update domain_event set kind = kind',
  'truncate event_content',
  'alter table log_entry disable trigger all',
  'create table mine (id int)',
  'drop trigger log_entry_guard on log_entry',
])('the application role may not: %s', async (statement) => {
  await expect(db.orm.em.fork().execute(statement)).rejects.toThrow(/permission denied|must be owner/)
})
