import { randomBytes } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'
import { inject } from 'vitest'
import { openOrm } from '../orm.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { ownerUrl: string; appUrl: string }
  }
}

/** A database of one test file: migrated, empty, and as strictly guarded as the real one. */
export interface TestDatabase {
  ownerUrl: string
  /** The application's role. */
  appUrl: string
  /** On the application's role. */
  orm: MikroORM
  drop(): Promise<void>
}

/** Clones the migrated template. Needs `@ipt/db/testing/global-setup` as vitest's globalSetup. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = new URL(ownerUrl).pathname.slice(1)
  await onServer(ownerUrl, `create database ${name} template ${template} strategy file_copy`)
  const orm = await openOrm({ url: on(appUrl, name) })
  return {
    ownerUrl: on(ownerUrl, name),
    appUrl: on(appUrl, name),
    orm,
    async drop() {
      await orm.close(true)
      // A courtesy to the disk: the cluster goes away after the run, and autovacuum may be in there now.
      await onServer(ownerUrl, `drop database if exists ${name}`).catch(() => undefined)
    },
  }
}

function on(url: string, database: string): string {
  const target = new URL(url)
  target.pathname = `/${database}`
  return target.href
}

async function onServer(ownerUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: on(ownerUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export { persistSeason } from './persist-season.ts'
