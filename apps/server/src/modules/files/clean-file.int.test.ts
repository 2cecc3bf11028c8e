import { Readable } from 'node:stream'
import { aLogSubmission } from '@ipt/domain/builders'
import { parseCrontab, runOnce } from 'graphile-worker'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileStorage } from '../../kernel/file-storage.ts'
import { jobLogger } from '../../kernel/job-log.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { flagLog, submitLog, verifyLog, voidLog } from '../logbook/index.ts'
import { type CleanCtx, cleanFile } from './clean-file.ts'
import { discardFiles } from './discard-files.ts'
import { enqueueLeftOver } from './enqueue-cleaning.ts'
import { filesCrontab, filesTasks } from './files.jobs.ts'
import { aPdf, phonePhoto, pixelBomb } from './testing/pictures.ts'
import { bytesAt, hindered, keysOf, rowOf, uploaded } from './testing/uploads.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const worker = (files: FileStorage = server.services.files): CleanCtx => ({
  em: server.services.orm.em.fork(),
  files,
  newId: server.services.newId,
})

const hinder = (over: Partial<FileStorage>): FileStorage => hindered(server.services.files, over)

test('a photograph gets a copy without its place and camera, upright, and a thumbnail; the original stays', async () => {
  const { student } = await server.season()
  const content = await phonePhoto()
  const { id } = await uploaded(server.as(student), { content, name: 'IMG_2026.jpg' })
  expect(await cleanFile(worker(), { attachmentId: id })).toBe('READY')
  const row = await rowOf(server, id)
  expect(row).toMatchObject({ state: 'READY', cleanType: 'image/jpeg', width: 640, height: 400 })
  expect(await bytesAt(server.services.files, row?.storageKey ?? '')).toEqual(content)
  expect((await sharp(await bytesAt(server.services.files, row?.cleanKey ?? '')).metadata()).exif).toBeUndefined()
  expect(await sharp(await bytesAt(server.services.files, row?.thumbnailKey ?? '')).metadata()).toMatchObject({
    format: 'webp',
    width: 320,
    height: 200,
  })
})

test('a PDF is shown as it is, without a thumbnail', async () => {
  const { student } = await server.season()
  const { id } = await uploaded(server.as(student), { content: aPdf(), name: 'report.pdf' })
  expect(await cleanFile(worker(), { attachmentId: id })).toBe('READY')
  const row = await rowOf(server, id)
  expect(row).toMatchObject({ state: 'READY', cleanKey: row?.storageKey, cleanType: 'application/pdf', thumbnailKey: null, width: null })
})

test('what cannot be opened, or has more pixels than can be held, is unreadable', async () => {
  const { student } = await server.season()
  const cut = (await phonePhoto()).subarray(0, 5_000)
  for (const [content, name] of [
    [await pixelBomb(30_000, 30_000), 'bomb.png'],
    [cut, 'cut.jpg'],
  ] as const) {
    const { id } = await uploaded(server.as(student), { content, name })
    const objects = await keysOf(server.services.files)
    expect(await cleanFile(worker(), { attachmentId: id })).toBe('UNREADABLE')
    expect(await rowOf(server, id)).toMatchObject({ state: 'UNREADABLE', cleanKey: null, thumbnailKey: null })
    expect(await keysOf(server.services.files)).toEqual(objects)
  }
})

test('run again, or five times at once, it makes one copy and one thumbnail', async () => {
  const { student } = await server.season()
  const { id } = await uploaded(server.as(student))
  const before = (await keysOf(server.services.files)).length
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => cleanFile(worker(), { attachmentId: id })))
  expect(outcomes.sort()).toEqual(['GONE', 'GONE', 'GONE', 'GONE', 'READY'])
  expect(await cleanFile(worker(), { attachmentId: id })).toBe('GONE')
  const row = await rowOf(server, id)
  const objects = await keysOf(server.services.files)
  expect(objects).toHaveLength(before + 2)
  expect(objects).toEqual(expect.arrayContaining([row?.cleanKey, row?.thumbnailKey]))
})

test('a file that was discarded before or meanwhile leaves nothing', async () => {
  const { student } = await server.season()
  const ctx = server.as(student)
  const objects = await keysOf(server.services.files)
  const before = await uploaded(ctx)
  await discardFiles(ctx, [before.id])
  expect(await cleanFile(worker(), { attachmentId: before.id })).toBe('GONE')

  const reading = await uploaded(ctx)
  const goneAtReading = hinder({ read: (key) => discardFiles(ctx, [reading.id]).then(() => server.services.files.read(key)) })
  expect(await cleanFile(worker(goneAtReading), { attachmentId: reading.id })).toBe('GONE')

  const writing = await uploaded(ctx)
  const goneAtWriting = hinder({
    write: (key, bytes) => server.services.files.write(key, bytes).then(() => discardFiles(ctx, [writing.id])),
  })
  expect(await cleanFile(worker(goneAtWriting), { attachmentId: writing.id })).toBe('GONE')
  expect(await keysOf(server.services.files)).toEqual(objects)
})

test('a storage that fails is no fault of the file: the job fails, leaves nothing, and works later', async () => {
  const { student } = await server.season()
  const { id } = await uploaded(server.as(student))
  const objects = await keysOf(server.services.files)
  const unread = hinder({ read: async () => ({ bytes: Readable.from([]).destroy(new Error('disk')), size: 1 }) })
  let writes = 0
  const full = hinder({
    write: (key, bytes) => (++writes === 2 ? Promise.reject(new Error('disk full')) : server.services.files.write(key, bytes)),
  })
  for (const files of [unread, full]) {
    await expect(cleanFile(worker(files), { attachmentId: id })).rejects.toThrow(/disk/)
    expect(await rowOf(server, id)).toMatchObject({ state: 'STORED' })
    expect(await keysOf(server.services.files)).toEqual(objects)
  }
  expect(await cleanFile(worker(), { attachmentId: id })).toBe('READY')
})

test("an archived log's files can't be changed or taken away, but their copies may still be finished", async () => {
  const season = await server.season()
  const ctx = server.as(season.student)
  const { id } = await uploaded(ctx)
  const log = await submitLog(ctx, aLogSubmission({ attachmentIds: [id] }))
  await verifyLog(server.as(season.industrialSupervisor), { id: log.id })
  await flagLog(server.as(season.universitySupervisor), { id: log.id, comment: 'Another day.' })
  await voidLog(server.as(season.coordinator), { id: log.id, comment: 'Another day.' })
  for (const change of [
    "name = 'other.png'",
    "sha256 = 'other'",
    'removed_revision = 2',
    'log_id = null, added_revision = null',
    "storage_key = 'other'",
  ])
    await expect(server.services.orm.em.fork().execute(`update attachment set ${change} where id = ?`, [id]), change).rejects.toThrow(
      /archived|never changed|keeps its log/,
    )
  await expect(server.services.orm.em.fork().execute('delete from attachment where id = ?', [id])).rejects.toThrow(/never deleted/)
  expect(await cleanFile(worker(), { attachmentId: id })).toBe('READY')
})

/** Runs everything that stands in the queue. */
const runQueue = () =>
  runOnce({
    connectionString: server.db.appUrl,
    taskList: filesTasks(server.services),
    noHandleSignals: true,
    logger: jobLogger(server.services.log),
  })

async function stateAfterQueue(id: string): Promise<string | undefined> {
  await runQueue()
  return (await rowOf(server, id))?.state
}

test('the queue runs it soon after the upload', async () => {
  const { student } = await server.season()
  const { id } = await uploaded(server.as(student))
  await expect.poll(() => stateAfterQueue(id)).toBe('READY')
})

test('what a crash kept from being enqueued is enqueued later, once', async () => {
  const { student } = await server.season()
  const { id } = await uploaded(server.as(student))
  await expect.poll(() => stateAfterQueue(id)).toBe('READY')
  await server.services.orm.em
    .fork()
    .execute("update attachment set state = 'STORED', clean_key = null, thumbnail_key = null where id = ?", [id])
  const leftOver = () => enqueueLeftOver({ em: server.services.orm.em.fork(), clock: server.services.clock })
  expect(await leftOver()).toBe(0)
  server.clock.forward(2 * 60_000)
  for (let round = 0; round < 2; round++) expect(await leftOver()).toBe(1)
  expect(
    await server.services.orm.em.fork().execute('select 1 from graphile_worker.jobs where key = ?', [`files.clean:${id}`]),
  ).toHaveLength(1)
  await runQueue()
  expect(await rowOf(server, id)).toMatchObject({ state: 'READY' })
})

test('the crontab names tasks that there are', () => {
  const tasks = parseCrontab(filesCrontab).map((item) => item.task)
  expect(tasks).toEqual(['files:enqueue', 'files:sweep'])
  for (const task of tasks) expect(filesTasks(server.services)).toHaveProperty([task])
})
