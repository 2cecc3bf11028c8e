import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { LIMITS } from '@ipt/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { storeFile, storeFileOnce, UNBOUND_MOST } from './store-file.ts'
import { aPdf, aPng } from './testing/pictures.ts'
import { anotherPng, bytesAt, keysOf, rowOf, streamOf, uploaded } from './testing/uploads.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const jobsFor = (id: string) =>
  server.db.orm.em
    .fork()
    .execute<{ task: string }[]>(
      `select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'attachmentId' = ?`,
      [id],
    )

test('a file is whole on disk, one row by the time of the answer, one job soon after, and nothing is recorded', async () => {
  const { student } = await server.season()
  const content = anotherPng()
  const id = crypto.randomUUID()
  const file = await storeFile(server.as(student), { id, name: 'mchoro.png', bytes: streamOf(content) })
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(file).toEqual({
    id,
    name: 'mchoro.png',
    mediaType: 'image/png',
    size: content.length,
    sha256,
    state: 'STORED',
    width: null,
    height: null,
    hasThumbnail: false,
  })
  const row = await rowOf(server, id)
  expect(row).toMatchObject({ institution: null, log: null, arrivalNote: null, uploadedBy: { id: student.id }, sha256, state: 'STORED' })
  expect(row?.storageKey).toMatch(/^2026\/08\/[0-9a-f]{2}\/[0-9a-f-]{36}$/)
  expect(row?.storageKey).not.toContain(id)
  expect(await bytesAt(server.services.files, row?.storageKey ?? '')).toEqual(content)
  await expect.poll(() => jobsFor(id)).toEqual([{ task: 'files.clean' }])
  expect(await server.eventsOf(id)).toEqual([])
})

test('the same bytes under the same id answer with the one file, and leave one object', async () => {
  const { student } = await server.season()
  const content = anotherPng()
  const first = await storeFileOnce(server.as(student), { id: crypto.randomUUID(), name: 'a.png', bytes: streamOf(content) })
  const objects = await keysOf(server.services.files)
  const second = await storeFileOnce(server.as(student), { id: first.file.id, name: 'renamed.png', bytes: streamOf(content) })
  expect(first.again).toBe(false)
  expect(second).toEqual({ file: first.file, again: true })
  expect(await keysOf(server.services.files)).toEqual(objects)
  await expect.poll(() => jobsFor(first.file.id)).toHaveLength(1)
})

test('twenty sendings at once are one file', async () => {
  const { student } = await server.season()
  const content = anotherPng()
  const id = crypto.randomUUID()
  const before = (await keysOf(server.services.files)).length
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => storeFileOnce(server.as(student), { id, name: 'a.png', bytes: streamOf(content) })),
  )
  expect(answers.filter((answer) => !answer.again)).toHaveLength(1)
  expect(new Set(answers.map((answer) => JSON.stringify(answer.file))).size).toBe(1)
  expect(await keysOf(server.services.files)).toHaveLength(before + 1)
})

test("other bytes under the same id, and anything under somebody else's, are refused and leave nothing", async () => {
  const { student, classmate } = await server.season()
  const content = anotherPng()
  const { id } = await uploaded(server.as(student), { content })
  const objects = await keysOf(server.services.files)
  await expect(uploaded(server.as(student), { id })).rejects.toMatchObject({ code: 'ID_TAKEN' })
  await expect(uploaded(server.as(classmate), { id, content })).rejects.toMatchObject({ code: 'ID_TAKEN', details: { code: 'ID_TAKEN' } })
  expect(await keysOf(server.services.files)).toEqual(objects)
})

test.for([
  ['11 MB', () => Buffer.concat([anotherPng(), Buffer.alloc(11 * 1024 * 1024)]), 'a.png', 'FILE_TOO_LARGE'],
  ['nothing', () => Buffer.alloc(0), 'a.png', 'FILE_EMPTY'],
  ['HTML called .png', () => Buffer.from('<!doctype html><title>x</title>'), 'a.png', 'FILE_TYPE_REFUSED'],
  ['a PDF called .png', aPdf, 'a.png', 'FILE_TYPE_REFUSED'],
  ['a name with a line break', anotherPng, 'a\n.png', 'INPUT_INVALID'],
  ['a name with a slash', anotherPng, '../a.png', 'INPUT_INVALID'],
  ['a name with NUL', anotherPng, 'a\0.png', 'INPUT_INVALID'],
  ['a name of 201 characters', anotherPng, 'x'.repeat(201), 'INPUT_INVALID'],
] as const)('%s is refused, names the field, and leaves nothing', async ([, content, name, code]) => {
  const { student } = await server.season()
  const objects = await keysOf(server.services.files)
  const id = crypto.randomUUID()
  await expect(storeFile(server.as(student), { id, name, bytes: streamOf(content()), field: 'attachment/0' })).rejects.toMatchObject({
    code,
    fields: [{ pointer: '/attachment/0' }],
  })
  expect(await keysOf(server.services.files)).toEqual(objects)
  expect(await rowOf(server, id)).toBeNull()
})

test('a stream that breaks off leaves nothing', async () => {
  const { student } = await server.season()
  const objects = await keysOf(server.services.files)
  async function* broken(): AsyncGenerator<Buffer> {
    yield anotherPng()
    throw new Error('broke off')
  }
  await expect(storeFile(server.as(student), { id: crypto.randomUUID(), name: 'a.png', bytes: Readable.from(broken()) })).rejects.toThrow(
    'broke off',
  )
  expect(await keysOf(server.services.files)).toEqual(objects)
})

test('fifty files that nothing binds are as many as one may have, however they are sent; bound and older ones do not count', async () => {
  const { student, classmate } = await server.season()
  for (let batch = 0; batch < 5; batch++) await Promise.all(Array.from({ length: 10 }, () => uploaded(server.as(student))))
  const objects = await keysOf(server.services.files)
  await expect(uploaded(server.as(student))).rejects.toMatchObject({ code: 'TOO_MANY_FILES', fields: [{ pointer: '/file' }] })
  expect(await keysOf(server.services.files)).toEqual(objects)
  await uploaded(server.as(classmate))
  const now = server.clock.now
  server.clock.forward(UNBOUND_MOST.days * 24 * 60 * 60_000)
  await uploaded(server.as(student))
  server.clock.now = now
})

test('500 MB that nothing binds are as much as one may have', async () => {
  const { student } = await server.season()
  await server.db.orm.em.fork().execute(
    `insert into attachment (id, uploaded_by_id, name, media_type, size, sha256, storage_key, state, position, created_at)
     select gen_random_uuid(), ?, 'a.png', 'image/png', ?, '', 'made/' || gen_random_uuid(), 'STORED', 0, ? from generate_series(1, 49)`,
    [student.id, LIMITS.fileBytes, server.clock.now],
  )
  const large = async () => Buffer.concat([await aPng(), Buffer.alloc(LIMITS.fileBytes)]).subarray(0, LIMITS.fileBytes)
  await uploaded(server.as(student), { content: await large() })
  await expect(uploaded(server.as(student))).rejects.toMatchObject({ code: 'TOO_MANY_FILES' })
})
