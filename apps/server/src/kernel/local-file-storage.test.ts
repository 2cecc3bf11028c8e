import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FileStorage } from './file-storage.ts'
import { openLocalFileStorage } from './local-file-storage.ts'

let base = ''
let folder = ''
let storage: FileStorage

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'ipt files '))
  folder = join(base, 'data', 'files')
  storage = await openLocalFileStorage(folder)
})
afterEach(() => rm(base, { recursive: true, force: true }))

const KEY = '2026/11/ab/0193-cd'
const bytes = (...chunks: (string | Buffer)[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)))
const textOf = async (key: string) => Buffer.concat(await (await storage.read(key)).bytes.toArray()).toString()
async function allKeys(): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of storage.list()) keys.push(key)
  return keys.sort()
}
const unfinished = () => readdir(join(folder, 'unfinished'))

test('what is written is read again, with its size, and listed', async () => {
  const before = Date.now()
  await storage.write(KEY, bytes('one ', 'two'))
  await storage.write(`${KEY}.0194`, bytes('x'))
  expect(await textOf(KEY)).toBe('one two')
  const { bytes: stream, size } = await storage.read(KEY)
  stream.destroy()
  expect(size).toBe(7)
  expect(await allKeys()).toEqual([KEY, `${KEY}.0194`])
  for await (const { writtenAt } of storage.list()) expect(Math.abs(writtenAt.getTime() - before)).toBeLessThan(60_000)
  expect(await unfinished()).toEqual([])
})

test('files and folders are closed to other users', async () => {
  await storage.write(KEY, bytes('x'))
  for (const path of ['', 'objects', 'unfinished', 'objects/2026/11/ab'])
    expect((await stat(join(folder, path))).mode & 0o777, path).toBe(0o700)
  expect((await stat(join(folder, 'objects', KEY))).mode & 0o777).toBe(0o600)
})

test('a stream that fails leaves nothing', async () => {
  async function* failing(): AsyncGenerator<Buffer> {
    yield Buffer.alloc(200_000)
    throw new Error('broke off')
  }
  await expect(storage.write(KEY, Readable.from(failing()))).rejects.toThrow('broke off')
  const gone = bytes('x')
  gone.destroy(new Error('gone before it was read'))
  await expect(storage.write(KEY, gone)).rejects.toThrow('gone before it was read')
  expect(await allKeys()).toEqual([])
  expect(await unfinished()).toEqual([])
  await expect(storage.read(KEY)).rejects.toThrow('ENOENT')
})

test('a disk that cannot be written to is UNAVAILABLE, leaves nothing, ends the source, and recovers', async () => {
  await rm(join(folder, 'objects'), { recursive: true })
  await writeFile(join(folder, 'objects'), 'in the way')
  const source = bytes('x')
  await expect(storage.write(KEY, source)).rejects.toThrow()
  expect(source.destroyed).toBe(true)
  expect(await unfinished()).toEqual([])
  await rm(join(folder, 'objects'))
  storage = await openLocalFileStorage(folder)
  await storage.write(KEY, bytes('x'))
  expect(await textOf(KEY)).toBe('x')
})

test('folders that were taken away are made again', async () => {
  await storage.write(KEY, bytes('x'))
  await rm(join(folder, 'objects', '2026'), { recursive: true })
  await expect(storage.write(KEY, bytes('x'))).rejects.toThrow()
  await storage.write(KEY, bytes('y'))
  expect(await textOf(KEY)).toBe('y')
})

test('many writes at once, in new folders too', async () => {
  const keys = Array.from({ length: 200 }, (_, index) => `2026/12/${(index % 50).toString(16).padStart(2, '0')}/${index}`)
  await Promise.all(keys.map((key) => storage.write(key, bytes(key))))
  expect(await allKeys()).toEqual([...keys].sort())
  expect(await textOf('2026/12/07/7')).toBe('2026/12/07/7')
})

test('removing is done once and for all', async () => {
  await storage.write(KEY, bytes('x'))
  await storage.remove(KEY)
  await storage.remove(KEY)
  expect(await allKeys()).toEqual([])
})

test.each([
  '',
  '/etc/passwd',
  '../x',
  '2026/../../x',
  '2026//x',
  '2026/x/',
  './x',
  'a\\b',
  'a/.hidden',
  'a..b',
  'A/b',
  'a\0b',
  'x'.repeat(201),
  'a b',
  'a/b\n',
])('the key %j is refused', async (key) => {
  await expect(storage.write(key, bytes('x'))).rejects.toThrow('Not a storage key.')
  await expect(storage.read(key)).rejects.toThrow('Not a storage key.')
  await expect(storage.remove(key)).rejects.toThrow('Not a storage key.')
})

test('a process that is killed in the midst of writing leaves no object; its leftover goes after a day', async () => {
  const script = `
    import { Readable } from 'node:stream'
    import { openLocalFileStorage } from ${JSON.stringify(join(import.meta.dirname, 'local-file-storage.ts'))}
    const storage = await openLocalFileStorage(${JSON.stringify(folder)})
    async function* slowly() { for (;;) { yield Buffer.alloc(100_000); console.log('wrote'); await new Promise((resolve) => setTimeout(resolve, 20)) } }
    await storage.write('${KEY}', Readable.from(slowly()))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')

  storage = await openLocalFileStorage(folder)
  expect(await allKeys()).toEqual([])
  const [leftover] = await unfinished()
  if (leftover === undefined) throw new Error('nothing left')
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60_000)
  await utimes(join(folder, 'unfinished', leftover), twoDaysAgo, twoDaysAgo)
  await openLocalFileStorage(folder)
  expect(await unfinished()).toEqual([])
})

test.runIf(process.getuid?.() === 0)("root's files in somebody's folder are that person's", async () => {
  const { chown } = await import('node:fs/promises')
  const theirs = join(base, 'theirs')
  await openLocalFileStorage(join(theirs, 'files'))
  await rm(join(theirs, 'files'), { recursive: true })
  await chown(theirs, 1234, 1234)
  await chmod(theirs, 0o700)
  storage = await openLocalFileStorage(join(theirs, 'files'))
  await storage.write(KEY, bytes('x'))
  for (const path of ['', 'objects', 'unfinished', 'objects/2026/11/ab', `objects/${KEY}`])
    expect((await stat(join(theirs, 'files', path))).uid, path).toBe(1234)
})
