import { stat } from 'node:fs/promises'
import { type Account, runProgram } from './run-program.ts'

/**
 * The account that PostgreSQL runs as: our own, unless we are root, which PostgreSQL refuses.
 *
 * A cluster that exists is run by its owner. A new one gets an account of its own, made when possible, since a shared one
 * (`postgres`, `nobody`) would let the other programs of that account read the database's files.
 */
export async function chooseAccount(clusterDir: string | undefined): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = clusterDir && (await stat(clusterDir).catch(() => undefined))
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account =
    (await findAccount('ipt-postgres')) ??
    (await makeAccount('ipt-postgres')) ??
    (await findAccount('postgres')) ??
    (await findAccount('_postgres')) ??
    (await findAccount('nobody'))
  if (!account)
    throw new Error(
      'PostgreSQL does not run as root, and no other account was found or could be made: start the service as an ordinary user.',
    )
  return account
}

async function findAccount(name: string): Promise<Account | undefined> {
  const [user, group] = await Promise.all([runProgram('id', ['-u', name]), runProgram('id', ['-g', name])])
  const [uid, gid] = [Number(user.stdout), Number(group.stdout)]
  return user.code === 0 && group.code === 0 && uid > 0 && gid >= 0 ? { uid, gid } : undefined
}

/** Makes a system account; another start may have made it in the same moment, so only its being there counts. */
async function makeAccount(name: string): Promise<Account | undefined> {
  if (process.platform !== 'linux') return undefined
  await runProgram('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    name,
  ])
  return findAccount(name)
}
