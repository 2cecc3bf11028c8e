import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from './index.ts'
import { makeDataFolders } from './testing/data-folders.ts'
import { query } from './testing/query.ts'

let folders: Awaited<ReturnType<typeof makeDataFolders>>
const running: EmbeddedPostgres[] = []
const isRoot = process.getuid?.() === 0

beforeAll(async () => {
  folders = await makeDataFolders()
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()))
})

afterAll(() => folders.remove())

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  running.push(postgres)
  return postgres
}

test.each([
  ['with spaces, quotes and letters of all kinds', `a path "with" 'quotes' $HOME äö 学生`],
  ['longer than a socket’s may be', Array(8).fill('a-long-folder-name-of-forty-characters--').join('/')],
])('it works in a path %s', async (_, name) => {
  const dataDir = path.join(folders.next(), name)
  const postgres = await start(dataDir)
  expect(await query(postgres.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('it works after its folder was moved', async () => {
  const dataDir = folders.next()
  const first = await start(dataDir)
  await query(first.ownerUrl, 'create table kept as select 3 as n')
  await first.stop()
  const moved = `${dataDir} moved`
  await rename(dataDir, moved)
  const second = await start(moved)
  expect(second.created).toBe(false)
  expect(await query(second.ownerUrl, 'select n from kept')).toEqual([{ n: 3 }])
})

test.skipIf(process.platform === 'win32')('a copy made while it runs touches neither the original nor its PostgreSQL', async () => {
  const dataDir = folders.next()
  const original = await start(dataDir)
  const copy = folders.next()
  await mkdir(path.dirname(copy), { recursive: true })
  await once(spawn('cp', ['-a', dataDir, copy]), 'exit') // unlike ours, it keeps the owner
  const second = await start(copy)
  expect(second.clusterDir).toBe(path.join(copy, 'postgres'))
  expect(second.ownerUrl).not.toBe(original.ownerUrl)
  for (const postgres of [original, second]) expect(await query(postgres.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

describe.skipIf(!isRoot)('as root', () => {
  test('PostgreSQL runs as another account', async () => {
    const postgres = await start(folders.next())
    const { uid } = await stat(postgres.clusterDir)
    expect(uid).not.toBe(0)
    const pid = (await readFile(path.join(postgres.clusterDir, 'postmaster.pid'), 'utf8')).split('\n')[0]
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(new RegExp(`^Uid:(\\s${uid}){4}$`, 'm'))
  })

  test('a cluster that root put back from a copy becomes the account’s again', async () => {
    const dataDir = folders.next()
    const { clusterDir } = await start(dataDir)
    await running.pop()?.stop()
    await once(spawn('chown', ['-R', '0:0', clusterDir]), 'exit')
    expect((await start(dataDir)).clusterDir).toBe(clusterDir)
  })

  describe('below a folder that this account cannot enter', () => {
    async function closedFolder(): Promise<string> {
      const dataDir = folders.next()
      await mkdir(path.dirname(dataDir), { mode: 0o700 })
      return dataDir
    }

    test('the cluster is put elsewhere, and every start follows the pointer', async () => {
      const dataDir = await closedFolder()
      const first = await start(dataDir)
      expect(first.created).toBe(true)
      expect(first.clusterDir.startsWith(dataDir)).toBe(false)
      expect((await readFile(path.join(dataDir, 'postgres-location'), 'utf8')).trim()).toBe(path.dirname(first.clusterDir))
      await query(first.ownerUrl, 'create table kept as select 9 as n')
      await first.stop()
      const second = await start(dataDir)
      expect(second).toMatchObject({ created: false, clusterDir: first.clusterDir, ownerUrl: first.ownerUrl })
      expect(await query(second.ownerUrl, 'select n from kept')).toEqual([{ n: 9 }])
    })

    test('a moved data folder keeps it, a copied one is refused, and a lost one is not replaced by an empty one', async () => {
      const dataDir = await closedFolder()
      const { clusterDir } = await start(dataDir)
      await running.pop()?.stop()
      const copy = folders.next()
      await cp(dataDir, copy, { recursive: true })
      await expect(start(copy)).rejects.toThrow(/is a copy of .* delete .*postgres-location to begin with an empty one here\.$/)
      await rm(path.join(copy, 'postgres-location'))
      const moved = `${dataDir}-moved`
      await rename(dataDir, moved)
      expect(await start(moved)).toMatchObject({ created: false, clusterDir })
      await running.pop()?.stop()
      await rename(moved, dataDir)
      await start(dataDir)
      await running.pop()?.stop()
      await rm(path.dirname(clusterDir), { recursive: true })
      await expect(start(dataDir)).rejects.toThrow(
        /which is gone: bring it back, or delete .*postgres-location to begin with an empty one\.$/,
      )
      await rm(path.join(dataDir, 'postgres-location'))
    })

    test('a cluster that was closed off later is moved', async () => {
      const dataDir = folders.next()
      const first = await start(dataDir)
      await query(first.ownerUrl, 'create table kept as select 2 as n')
      await first.stop()
      await chmod(path.dirname(dataDir), 0o700)
      const second = await start(dataDir)
      expect(second.clusterDir).not.toBe(first.clusterDir)
      expect(await query(second.ownerUrl, 'select n from kept')).toEqual([{ n: 2 }])
    })

    test('a test’s cluster whose data folder is gone is removed when the next one is made; nobody’s data is', async () => {
      const forgotten = await closedFolder()
      const { clusterDir } = await start(forgotten)
      await rm(path.dirname(forgotten), { recursive: true })
      await start(await closedFolder())
      expect((await stat(clusterDir)).isDirectory()).toBe(true) // it still runs
      await Promise.all(running.splice(0).map((postgres) => postgres.stop()))
      await start(await closedFolder())
      await expect(stat(path.dirname(clusterDir))).rejects.toThrow(/ENOENT/)

      const kept = await closedFolder()
      const durable = await startEmbeddedPostgres({ dataDir: kept })
      await durable.stop()
      await rename(kept, `${kept}-away`)
      await start(await closedFolder())
      expect((await stat(durable.clusterDir)).isDirectory()).toBe(true)
      await rename(`${kept}-away`, kept)
    })

    test('it can be removed', async () => {
      const dataDir = await closedFolder()
      const { clusterDir } = await start(dataDir)
      await expect(removeEmbeddedPostgres(dataDir)).rejects.toThrow(/in use/)
      await running.pop()?.stop()
      await removeEmbeddedPostgres(dataDir)
      await expect(stat(path.dirname(clusterDir))).rejects.toThrow(/ENOENT/)
      expect((await start(dataDir)).created).toBe(true)
    })
  })
})
