import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DataFolderInUseError, lockDataFolder } from './data-folder-lock.ts'
import { type Script, startScript } from './testing/script.ts'

let base: string
const scripts: Script[] = []

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'ipt lock '))
})

afterAll(async () => {
  for (const script of scripts) script.kill()
  await rm(base, { recursive: true })
})

/** A process of its own that takes the lock, says so (or why not), and stays. */
async function lockInChild(dataDir: string): Promise<{ said: string; script: Script }> {
  const script = startScript(
    `import { lockDataFolder } from './data-folder-lock.ts'
     try { await lockDataFolder(process.argv[1]); console.log('locked') } catch (error) { console.log(error.name) }
     setInterval(() => globalThis.gc?.(), 50)`,
    [dataDir],
  )
  scripts.push(script)
  return { said: await script.line(), script }
}

test('a folder is one process’s, by whatever path it is reached, until that is killed', async () => {
  const dataDir = path.join(base, 'one')
  const { said, script } = await lockInChild(dataDir)
  expect(said).toBe('locked')
  await symlink(dataDir, path.join(base, 'link'))
  for (const byPath of [dataDir, path.join(base, 'link')]) {
    const refusal = await lockDataFolder(byPath).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(DataFolderInUseError)
    expect((refusal as Error).message).toBe(
      `The data folder ${byPath} is already in use by process ${script.pid}. Stop that first, or choose another folder.`,
    )
  }
  script.kill()
  await script.ended
  const lock = await lockDataFolder(dataDir)
  await lock.release()
})

test('of many processes that race for it, one gets it', async () => {
  const dataDir = path.join(base, 'race')
  const results = await Promise.all(Array.from({ length: 6 }, () => lockInChild(dataDir)))
  expect(results.map(({ said }) => said).sort()).toEqual([...Array(5).fill('DataFolderInUseError'), 'locked'])
})

test('one process cannot take it twice, and can after giving it back; other names are other locks', async () => {
  const dataDir = path.join(base, 'twice')
  const lock = await lockDataFolder(dataDir)
  await expect(lockDataFolder(dataDir)).rejects.toThrow(/in use by this process/)
  const other = await lockDataFolder(dataDir, 'other')
  await lock.release()
  await lock.release()
  const again = await lockDataFolder(dataDir)
  await lock.release() // not this one’s
  await expect(lockDataFolder(dataDir)).rejects.toBeInstanceOf(DataFolderInUseError)
  await again.release()
  await other.release()
})

test('what an earlier process left does not matter', async () => {
  const dataDir = path.join(base, 'left')
  await (await lockDataFolder(dataDir)).release()
  await writeFile(path.join(dataDir, '.service.lock-owner'), `${process.ppid}\n`)
  await (await lockDataFolder(dataDir)).release()
})

test('a folder that cannot be made is refused in one line', async () => {
  const file = path.join(base, 'file')
  await writeFile(file, '')
  await chmod(file, 0o600)
  const refusal = await lockDataFolder(path.join(file, 'data')).catch((error: Error) => error)
  expect((refusal as Error).message).toMatch(/^The data folder .* cannot be made: .*$/)
})

test.runIf(process.platform === 'linux')('a folder in a place that takes none is refused too, at once', async () => {
  for (const dataDir of ['/proc/x', '/proc/x/data']) {
    const refusal = await lockDataFolder(dataDir).catch((error: Error) => error)
    expect((refusal as Error).message).toMatch(/^The data folder \/proc\/.* cannot be made: ENOENT.*$/)
  }
})

test('a folder is made with those above it, however many make it at once', async () => {
  const dataDir = path.join(base, 'a', 'b', 'c')
  const locks = await Promise.all(['one', 'two', 'three'].map((name) => lockDataFolder(dataDir, name)))
  for (const lock of locks) await lock.release()
})
