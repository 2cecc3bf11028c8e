import { Migrator } from '@mikro-orm/migrations'
import { defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql'
import { ENTITIES } from './entities/index.ts'
import { MIGRATIONS } from './migrations/index.ts'

export interface OrmOptions {
  url: string
  /** Most connections at once. */
  poolMax?: number
}

/** MikroORM's settings: the entities by name, the migrations by name, and a limit on everything that could wait for ever. */
export const ormConfig = ({ url, poolMax = 10 }: OrmOptions): Options =>
  defineConfig({
    clientUrl: url,
    entities: ENTITIES,
    extensions: [Migrator],
    forceUtcTimezone: true,
    timezone: 'UTC',
    ignoreUndefinedInQuery: false,
    pool: { min: 0, max: poolMax, idleTimeoutMillis: 30_000 },
    driverOptions: {
      connectionTimeoutMillis: 3_000,
      query_timeout: 10_000,
      statement_timeout: 8_000,
      lock_timeout: 3_000,
      idle_in_transaction_session_timeout: 15_000,
    },
    migrations: {
      migrationsList: MIGRATIONS,
      tableName: 'schema_migration',
      transactional: true,
      allOrNothing: true,
      snapshot: false,
      silent: true,
    },
    schemaGenerator: { managementDbName: 'postgres', skipTables: ['schema_migration'] },
  })

/** The ORM on one database. Close it with `orm.close(true)`. */
export const openOrm = (options: OrmOptions): Promise<MikroORM> => MikroORM.init(ormConfig(options))
