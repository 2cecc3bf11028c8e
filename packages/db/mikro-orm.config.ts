import { ormConfig } from './src/orm.ts'

/**
 * For MikroORM's command line, which looks at a database that is named by hand:
 * `DATABASE_OWNER_URL=postgres://… pnpm --filter @ipt/db orm migration:pending`
 */
export default ormConfig({ url: process.env.DATABASE_OWNER_URL ?? 'postgres://localhost/ipt' })
