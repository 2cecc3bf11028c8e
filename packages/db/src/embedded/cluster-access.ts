import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeDurably } from './durable-file.ts'

/** How to get into the cluster, kept beside it in a file of mode 0600. */
export interface ClusterAccess {
  passwords: Record<Role, string>
  /**
   * `new` until the roles and the database have been made for the first time; `renewed` when the passwords are not yet the cluster's
   * (the file was lost); `ready` afterwards.
   */
  state: 'new' | 'renewed' | 'ready'
  /** Whether the owner may make databases, as tests need. */
  createsDatabases: boolean
  /** The port of the last start, which the next one takes again if it is free. */
  port: number
}

export type Role = 'postgres' | 'ipt_owner' | 'ipt_app'

export const databaseName = 'ipt'

/** Where it is kept. */
export const accessFile = (dataDir: string) => path.join(dataDir, 'postgres-access.json')

/** Reads the file, or makes new passwords where it is missing or unreadable as JSON; those are written by `saveAccess` alone. */
export async function loadAccess(dataDir: string, clusterExists: boolean): Promise<ClusterAccess> {
  const text = await readFile(accessFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw new Error(`The database's passwords cannot be read: ${error.message}`, { cause: error })
  })
  const known = parse(text)
  if (known) return clusterExists || known.state === 'new' ? known : { ...known, state: 'new' }
  const password = () => randomBytes(24).toString('base64url')
  const passwords = { postgres: password(), ipt_owner: password(), ipt_app: password() }
  return { passwords, state: clusterExists ? 'renewed' : 'new', createsDatabases: false, port: 0 }
}

function parse(text: string): ClusterAccess | undefined {
  try {
    const access = JSON.parse(text) as ClusterAccess
    const { postgres, ipt_owner, ipt_app } = access.passwords
    // They go into SQL and into a URL unescaped, so nothing but our own alphabet may come from the file.
    return [postgres, ipt_owner, ipt_app].every((password) => /^[\w-]{16,}$/.test(password)) ? access : undefined
  } catch {
    return undefined
  }
}

export async function saveAccess(dataDir: string, access: ClusterAccess): Promise<void> {
  await writeDurably(accessFile(dataDir), `${JSON.stringify(access, undefined, 2)}\n`, 0o600)
}

/** The connection string of a role, as `pg` and every other client take it. */
export function connectionUrl(access: ClusterAccess, role: Role): string {
  return `postgres://${role}:${access.passwords[role]}@127.0.0.1:${access.port}/${databaseName}`
}
