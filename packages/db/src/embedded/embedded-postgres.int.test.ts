import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DataFolderInUseError, type EmbeddedPostgres, startEmbeddedPostgres } from './index.ts'
import { makeDataFolders } from './testing/data-folders.ts'
import { query } from './testing/query.ts'

let folders: Awaited<ReturnType<typeof makeDataFolders>>
let dataDir: string
let postgres: EmbeddedPostgres

beforeAll(async () => {
  folders = await makeDataFolders()
  dataDir = folders.next()
  postgres = await startEmbeddedPostgres({ dataDir })
})

afterAll(async () => {
  await postgres?.stop()
  await folders.remove()
})

describe('a first start', () => {
  test('makes a database in UTF-8 and UTC that keeps what it acknowledges', async () => {
    expect(postgres.created).toBe(true)
    const [row] = await query(
      postgres.ownerUrl,
      `select current_database() as database, current_user as role, pg_encoding_to_char(encoding) as encoding, datlocprovider as provider,
         lower('ÄÇ') as lower, current_setting('TimeZone') as zone, current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages, current_setting('jit') as jit,
         current_setting('shared_buffers') as buffers, current_setting('max_connections') as connections
       from pg_database where datname = current_database()`,
    )
    expect(row).toEqual({
      database: 'ipt',
      role: 'ipt_owner',
      encoding: 'UTF8',
      provider: 'b',
      lower: 'äç',
      zone: 'UTC',
      fsync: 'on',
      commit: 'on',
      pages: 'on',
      jit: 'off',
      buffers: '128MB',
      connections: '100',
    })
  })

  test('lets nobody in without a password, and listens on this machine alone', async () => {
    const rules = await readFile(path.join(postgres.clusterDir, 'pg_hba.conf'), 'utf8')
    const methods = rules
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => line.trim().split(/\s+/).at(-1))
    expect(new Set(methods)).toEqual(new Set(['scram-sha-256']))
    await expect(query(postgres.ownerUrl.replace(/:[^:@]+@/, ':wrong@'))).rejects.toThrow(/password authentication failed/)
    const [listening] = await query(postgres.ownerUrl, `select current_setting('listen_addresses') as addresses`)
    expect(listening).toEqual({ addresses: '127.0.0.1' })
  })

  test.skipIf(process.platform === 'win32')('keeps its passwords and its log from others', async () => {
    for (const name of ['postgres-access.json', 'postgres.log', '.postgres.lock']) {
      expect([name, (await stat(path.join(dataDir, name))).mode & 0o777]).toEqual([name, 0o600])
    }
    expect((await stat(postgres.clusterDir)).mode & 0o777).toBe(0o700)
  })
})

describe('the roles', () => {
  test('the application may do nothing but what the owner grants', async () => {
    await query(postgres.ownerUrl, 'create table letter (body text)', 'grant select on letter to ipt_app')
    expect(await query(postgres.appUrl, 'select body from letter')).toEqual([])
    for (const forbidden of [
      'create table mine ()',
      'create temporary table mine ()',
      'create schema mine',
      `insert into letter values ('x')`,
      'drop table letter',
      'alter table letter disable trigger all',
      'set role ipt_owner',
      'create role other',
      'create database other',
      'create extension citext',
    ]) {
      await expect(query(postgres.appUrl, forbidden), forbidden).rejects.toThrow(/permission denied|must be owner/)
    }
  })

  test('the owner is no superuser and makes no roles or databases, but the extensions it needs', async () => {
    for (const forbidden of ['create role other', 'create database other', `alter system set fsync = 'off'`, 'create extension file_fdw']) {
      await expect(query(postgres.ownerUrl, forbidden), forbidden).rejects.toThrow(/permission denied/)
    }
    for (const extension of ['pg_trgm', 'citext', 'unaccent', 'btree_gist', 'pgcrypto']) {
      await query(postgres.ownerUrl, `create extension ${extension}`)
    }
    expect(
      await query(postgres.ownerUrl, `select unaccent('Zoë') as name, similarity('mwanafunzi', 'mwanafunz') > 0.5 as similar`),
    ).toEqual([{ name: 'Zoe', similar: true }])
  })
})

test('the log quotes neither statements nor values', async () => {
  await expect(query(postgres.ownerUrl, `select 'a secret'::integer`)).rejects.toThrow(/invalid input syntax/)
  await query(postgres.ownerUrl, 'create table unique_name (name text primary key)', `insert into unique_name values ('a secret')`)
  await expect(query(postgres.ownerUrl, `insert into unique_name values ('a secret')`)).rejects.toThrow(/duplicate key/)
  const log = await readFile(path.join(dataDir, 'postgres.log'), 'utf8')
  expect(log).toContain('duplicate key')
  expect(log.replace(/invalid input syntax.*/, '')).not.toContain('a secret')
})

test('a second start on the same folder is refused in one line, and the first one goes on', async () => {
  const refusal = await startEmbeddedPostgres({ dataDir }).catch((error: Error) => error)
  expect(refusal).toBeInstanceOf(DataFolderInUseError)
  expect((refusal as Error).message).toMatch(/^The data folder .* is already in use by this process\. .*$/)
  expect(await query(postgres.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a warm start finds the data, on the same port and with the same passwords', async () => {
  await query(postgres.ownerUrl, 'create table kept as select 42 as answer')
  const before = postgres
  await postgres.stop()
  await postgres.stop()
  await expect(query(before.ownerUrl)).rejects.toThrow(/ECONNREFUSED/)
  postgres = await startEmbeddedPostgres({ dataDir })
  expect(postgres).toMatchObject({ created: false, ownerUrl: before.ownerUrl, appUrl: before.appUrl })
  expect(await query(postgres.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a database for tests is fast rather than durable, and its owner makes databases', async () => {
  const testing = await startEmbeddedPostgres({ dataDir: folders.next(), durable: false })
  try {
    const [row] = await query(
      testing.ownerUrl,
      `select current_setting('fsync') as fsync, rolcreatedb, rolsuper from pg_roles where rolname = current_user`,
    )
    expect(row).toEqual({ fsync: 'off', rolcreatedb: true, rolsuper: false })
    await query(testing.ownerUrl, 'create database copy template ipt')
  } finally {
    await testing.stop()
  }
})
