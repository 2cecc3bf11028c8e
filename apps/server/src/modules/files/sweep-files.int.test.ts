import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aLogSubmission } from '@ipt/domain/builders'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FileStorage } from '../../kernel/file-storage.ts'
import { openLocalFileStorage } from '../../kernel/local-file-storage.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { submitLog } from '../logbook/index.ts'
import { cleanFile } from './clean-file.ts'
import { derivedKey } from './storage-keys.ts'
import { sweepFiles } from './sweep-files.ts'
import { hindered, keysOf, rowOf, streamOf, uploaded } from './testing/uploads.ts'

const HOUR_MS = 60 * 60_000

let server: TestServer
let folder = ''
let files: FileStorage
let ctx: Ctx
let season: Awaited<ReturnType<TestServer['season']>>

beforeAll(async () => {
  server = await startTestServer()
  folder = await mkdtemp(join(tmpdir(), 'ipt-sweep-'))
  files = await openLocalFileStorage(folder)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  season = await server.season()
  ctx = { ...server.as(season.student), files }
})

const sweep = () => sweepFiles({ em: server.services.orm.em.fork(), files, clock: server.services.clock })

/** Makes every object look as if it had been written so long before the server's now. */
async function written(hoursAgo: number, keys?: readonly string[]): Promise<void> {
  const at = new Date(server.clock.now.getTime() - hoursAgo * HOUR_MS)
  for (const key of keys ?? (await keysOf(files))) await utimes(join(folder, 'objects', key), at, at)
}

const orphan = async (key: string) => {
  await files.write(key, streamOf(Buffer.from('x')))
  return key
}

test('uploads that nothing bound in two days go, row and objects; bound and younger ones stay', async () => {
  const [old, bound] = [await uploaded(ctx), await uploaded(ctx)]
  await cleanFile(ctx, { attachmentId: old.id })
  await cleanFile(ctx, { attachmentId: bound.id })
  await submitLog(ctx, aLogSubmission({ attachmentIds: [bound.id] }))
  server.clock.forward(47 * HOUR_MS)
  const young = await uploaded(ctx)
  await written(47)
  const objects = await keysOf(files)
  expect(await sweep()).toEqual({ unbound: 0, orphans: 0 })

  server.clock.forward(2 * HOUR_MS)
  const row = await rowOf(server, old.id)
  expect(await sweep()).toEqual({ unbound: 1, orphans: 0 })
  expect(await rowOf(server, old.id)).toBeNull()
  expect(await rowOf(server, young.id)).not.toBeNull()
  expect(await keysOf(files)).toEqual(objects.filter((key) => ![row?.storageKey, row?.cleanKey, row?.thumbnailKey].includes(key)))
})

test('objects that no row names go after a day: what was written before a crash, and copies that lost a race', async () => {
  const { id } = await uploaded(ctx)
  await cleanFile(ctx, { attachmentId: id })
  const row = await rowOf(server, id)
  await written(30)
  const kept = await keysOf(files)
  const orphans = [
    await orphan('2026/08/ab/0191-ab'),
    await orphan(derivedKey('2026/08/ab/0191-ab', '0192')),
    await orphan(derivedKey(row?.storageKey ?? '', '0193')),
  ]
  await written(23, orphans)
  expect(await sweep()).toMatchObject({ orphans: 0 })
  await written(25, orphans)
  expect(await sweep()).toMatchObject({ orphans: 3 })
  expect(await keysOf(files)).toEqual(kept)
})

test('an upload that dies between the disk and the row leaves an object and no row, and the sweep takes it', async () => {
  const id = crypto.randomUUID()
  const before = await keysOf(files)
  const dying: Ctx = {
    ...ctx,
    files: hindered(files, { write: (key, bytes) => files.write(key, bytes).then(() => Promise.reject(new Error('killed'))) }),
  }
  await expect(uploaded(dying, { id })).rejects.toThrow('killed')
  expect(await rowOf(server, id)).toBeNull()
  expect(await keysOf(files)).toHaveLength(before.length + 1)
  await written(25)
  expect(await sweep()).toMatchObject({ orphans: 1 })
  expect(await keysOf(files)).toEqual(before)
})

test('a storage of which the database hardly knows anything is left alone', async () => {
  const keys: string[] = []
  for (let index = 0; index < 150; index++) keys.push(await orphan(`2026/07/ab/${index}`))
  await written(100)
  await expect(sweep()).rejects.toThrow('Do storage and database belong together?')
  expect(await keysOf(files)).toEqual(expect.arrayContaining(keys))
  for (const key of keys) await files.remove(key)
})

test('a sweep and a log that meet: the log has the file, or is told that there is none', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await uploaded(ctx)
    server.clock.forward(49 * HOUR_MS)
    const [submitted] = await Promise.allSettled([submitLog(ctx, aLogSubmission({ attachmentIds: [id] })), sweep()])
    const row = await rowOf(server, id)
    expect(row?.log != null, submitted.status).toBe(submitted.status === 'fulfilled')
    if (row) await (await files.read(row.storageKey)).bytes.toArray()
  }
})
