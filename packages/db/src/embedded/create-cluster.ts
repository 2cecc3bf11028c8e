import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type ClusterAccess, databaseName } from './cluster-access.ts'
import type { ClusterPlace } from './cluster-place.ts'
import { syncFolder } from './durable-file.ts'
import type { Programs } from './programs.ts'
import { type Account, runProgram } from './run-program.ts'
import { initdbFlags, serverFlags } from './settings.ts'

const halfDone = 'postgres.new-'

/** Makes an empty cluster. It is made beside its place and renamed, so that one broken off in the middle is never taken for a cluster. */
export async function createCluster(place: ClusterPlace, programs: Programs, as: Account | undefined, durable: boolean): Promise<void> {
  const work = await mkdtemp(path.join(place.folder, halfDone))
  try {
    // initdb wants some password for its superuser; `provisionCluster` sets the real one.
    const passwordFile = path.join(work, 'password')
    await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
    const made = path.join(work, 'data')
    await mkdir(made, { mode: 0o700 })
    if (as) for (const file of [passwordFile, made, work]) await chown(file, as.uid, as.gid)
    const result = await runProgram(programs.initdb, ['-D', made, `--pwfile=${passwordFile}`, ...initdbFlags(durable)], { as })
    if (result.code !== 0) throw new Error(`The database could not be made: ${lastLine(result.stderr)}`)
    await rename(made, place.clusterDir)
    if (durable) await syncFolder(place.folder)
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }
}

/** Removes what broken-off attempts left. An initdb that outlived its parent may still be writing: that is left to the next start. */
export async function removeHalfDone({ folder }: ClusterPlace): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(halfDone)) await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

/** @throws when the cluster was made by another major version, which the programs could not read */
export async function checkClusterVersion(place: ClusterPlace, programs: Programs): Promise<void> {
  const version = (await readFile(path.join(place.clusterDir, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (version === programs.major) return
  const found = version
    ? `was made by PostgreSQL ${version}, and PostgreSQL ${programs.major} cannot read it`
    : 'is not a PostgreSQL database'
  throw new Error(`${place.clusterDir} ${found}.`)
}

/**
 * Makes the roles and the database, or sets their passwords and rights anew. It may be broken off and repeated, and needs no password:
 * it runs in single-user mode, while no server runs on the cluster.
 */
export async function provisionCluster(
  place: ClusterPlace,
  programs: Programs,
  as: Account | undefined,
  durable: boolean,
  access: ClusterAccess,
): Promise<void> {
  const { passwords, createsDatabases } = access
  const create = (role: string) =>
    `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if; end $$;`
  const limits = 'login nosuperuser nocreaterole noreplication nobypassrls'
  const run = async (database: string, statements: string[]) => {
    const args = ['--single', '-D', place.clusterDir, ...serverFlags(durable, 5432), database]
    const result = await runProgram(programs.postgres, args, { as, input: `${statements.join('\n')}\n` })
    const complaint = /^.*(?:ERROR|FATAL|PANIC): (?!.*database "ipt" already exists).*$/m.exec(result.stderr)?.[0]
    if (result.code !== 0 || complaint) throw new Error(`The database could not be set up: ${complaint ?? lastLine(result.stderr)}`)
  }
  await run('postgres', [
    create('ipt_owner'),
    create('ipt_app'),
    `alter role postgres password '${passwords.postgres}';`,
    `alter role ipt_owner ${limits} ${createsDatabases ? 'createdb' : 'nocreatedb'} password '${passwords.ipt_owner}';`,
    `alter role ipt_app ${limits} nocreatedb password '${passwords.ipt_app}';`,
    `create database ${databaseName} owner ipt_owner;`,
    `revoke all on database ${databaseName} from public;`,
    `grant connect on database ${databaseName} to ipt_app;`,
  ])
  await run(databaseName, ['revoke create on schema public from public;'])
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
