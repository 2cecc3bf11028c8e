import { type Examined, examine, pendingMigrations } from '@ipt/db'
import type { Postgres } from '../database.ts'
import { type Finding, fault, look, ok, warning } from './finding.ts'

const LEAST_VERSION = 15
const SKEW_MS = 5_000
const FAR_MS = 60_000
const TWO_ROLES = 'README says how to make two roles: DATABASE_OWNER_URL owns the tables, DATABASE_URL does not.'

const REACH: Record<Postgres['how'], string> = {
  own: 'Is PostgreSQL up, and is DATABASE_URL right: host, port, user, password, name?',
  running: 'A server holds the data folder, and its PostgreSQL does not answer: is it just starting? Else start it again.',
  started: 'Look into postgres.log in the data folder.',
}

/** The database from both sides: that it answers, is ours, at this version, and as closed as it should be. */
export async function checkDatabase({ appUrl, ownerUrl, how }: Postgres): Promise<Finding[]> {
  let app: Examined | undefined
  const reached = await look('database', REACH[how], async () => {
    app = await examine(appUrl)
    const { version, encoding } = app
    const words = `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}, ${how === 'own' ? 'that of DATABASE_URL' : how === 'running' ? 'embedded, of the running server' : 'embedded, started for this'}.`
    if (version < LEAST_VERSION * 10_000) return fault(words, `Move to PostgreSQL ${LEAST_VERSION} or newer.`)
    return encoding === 'UTF8' ? ok(words) : fault(`Its encoding is ${encoding}.`, 'Make the database anew with encoding UTF8.')
  })
  return [
    ...reached,
    ...(await look('owner', 'Is DATABASE_OWNER_URL right? Without it nothing can be migrated.', async () => {
      const { role } = await examine(ownerUrl)
      return role.superuser && how === 'own'
        ? warning(`The owner ${role.name} is a superuser.`, 'Let an ordinary role own the database: README says how.')
        : ok(`${role.name} owns ${role.ownsTables} tables.`)
    })),
    ...(await look('migrations', 'Can the database be reached?', async () => {
      const pending = await pendingMigrations(ownerUrl)
      return pending.length === 0
        ? ok('All have run.')
        : fault(`${pending.length} are to run: ${pending.join(', ')}.`, 'Run `pnpm ipt migrate`, or start the server, which does the same.')
    })),
    ...(app ? await look('roles', TWO_ROLES, () => rolesOf(app as Examined, ownerUrl === appUrl)) : []),
    ...(app ? await look('clock', 'Let both machines follow a time server (NTP).', () => clockOf((app as Examined).aheadMs)) : []),
  ]
}

function rolesOf({ role }: Examined, one: boolean) {
  if (role.superuser)
    return fault(`The application's role ${role.name} is a superuser: nothing in the database is safe from it.`, TWO_ROLES)
  if (role.bypassesRowSecurity)
    return warning(`The application's role ${role.name} bypasses row security.`, `alter role ${role.name} nobypassrls`)
  if (one || role.ownsTables > 0)
    return warning(
      `The application's role ${role.name} owns tables: it could switch off the triggers that keep the archive whole.`,
      TWO_ROLES,
    )
  return role.mayRewriteTheRecord
    ? fault(`The application's role ${role.name} may change or delete the record.`, 'Run `pnpm ipt migrate`, which takes that right away.')
    : ok(`${role.name} owns nothing, and may not change the record.`)
}

function clockOf(aheadMs: number) {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000)
  const words = `The database's clock is ${seconds} seconds ${aheadMs > 0 ? 'ahead of' : 'behind'} this machine's.`
  if (Math.abs(aheadMs) < SKEW_MS) return ok(`The database's and this machine's agree: ${new Date().toISOString()}.`)
  return Math.abs(aheadMs) < FAR_MS
    ? warning(words, 'Let both machines follow a time server (NTP).')
    : fault(words, 'Let both machines follow a time server (NTP).')
}
