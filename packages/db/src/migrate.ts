import { runMigrations as migrateWorker } from 'graphile-worker'
import type { Client } from 'pg'
import { MIGRATIONS } from './migrations/index.ts'
import { openOrm } from './orm.ts'
import { withClient } from './with-client.ts'

/** Tables that the application only ever adds to, or never deletes from; it may do anything to the rest. */
const NARROW_GRANTS: Record<string, string> = {
  domain_event: 'select, insert',
  event_content: 'select, insert',
  event_position: 'select, insert',
  log_revision: 'select, insert',
  log_entry: 'select, insert, update',
  schema_migration: 'select',
}

export interface MigrateOptions {
  /** The role that owns the tables. */
  ownerUrl: string
  /** The role that the application runs as. The same as the owner is allowed, and weaker: it could switch a trigger off. */
  appUrl: string
}

/**
 * The names of the migrations that have not run on this database, oldest first, whichever role asks. The queue's own are one, `graphile-worker`,
 * until it is there.
 */
export function pendingMigrations(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const there = async (name: string) => (await client.query('select to_regclass($1) as found', [name])).rows[0]?.found !== null
    const ran = (await there('public.schema_migration'))
      ? (await client.query<{ name: string }>('select name from schema_migration')).rows
      : []
    const done = new Set(ran.map(({ name }) => name))
    const names = MIGRATIONS.map(({ name }) => name).filter((name) => !done.has(name))
    const { rows } = await client.query<{ queue: boolean }>(`select to_regnamespace('graphile_worker') is not null as queue`)
    if (!rows[0]?.queue) names.push('graphile-worker')
    return names
  })
}

/** Brings the database to this version: our tables, the queue's, and the application role's rights. Safe to run again. */
export async function migrate({ ownerUrl, appUrl }: MigrateOptions): Promise<void> {
  const orm = await openOrm({ url: ownerUrl, poolMax: 2 })
  try {
    await orm.migrator.up()
  } finally {
    await orm.close(true)
  }
  await withClient(ownerUrl, async (owner) => {
    const app = new URL(appUrl).username
    const two = app !== new URL(ownerUrl).username
    if (two) await grant(owner, decodeURIComponent(app))
    await installQueue(owner, appUrl, two ? decodeURIComponent(app) : null)
  })
}

async function grant(owner: Client, app: string): Promise<void> {
  const role = owner.escapeIdentifier(app)
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tableowner = current_user`,
  )
  const statements = rows.map(({ name }) => {
    const table = owner.escapeIdentifier(name)
    return `revoke all on ${table} from ${role}; grant ${NARROW_GRANTS[name] ?? 'select, insert, update, delete'} on ${table} to ${role};`
  })
  await owner.query(
    `begin; grant temporary on database ${owner.escapeIdentifier(owner.database ?? '')} to ${role}; grant usage on schema public to ${role}; ${statements.join(' ')} grant usage, select on all sequences in schema public to ${role}; commit`,
  )
}

/**
 * The queue's tables belong to the application role: it adds jobs in its own transactions, and row-level security would hide them
 * from a role that isn't their owner. That role may create a schema only for the moment in which the queue is first installed.
 */
async function installQueue(owner: Client, appUrl: string, app: string | null): Promise<void> {
  const { rows } = await owner.query<{ there: boolean; database: string }>(
    `select to_regnamespace('graphile_worker') is not null as there, current_database() as database`,
  )
  const lend = app !== null && !rows[0]?.there
  const target = `on database ${owner.escapeIdentifier(rows[0]?.database ?? '')}`
  if (lend) await owner.query(`grant create ${target} to ${owner.escapeIdentifier(app)}`)
  try {
    await migrateWorker({ connectionString: appUrl })
  } finally {
    if (lend) await owner.query(`revoke create ${target} from ${owner.escapeIdentifier(app)}`)
  }
}
