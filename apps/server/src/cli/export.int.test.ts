import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestSeason } from '@ipt/domain/builders'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXPORTS } from '../exports/index.ts'
import { startTestServer, type TestServer } from '../testing/index.ts'
import { iptOn } from './testing/ipt.ts'

let server: TestServer
let season: TestSeason
let other: TestSeason
let folder: string
let ipt: ReturnType<typeof iptOn>
beforeAll(async () => {
  server = await startTestServer()
  season = await server.season()
  other = await server.season()
  folder = await mkdtemp(join(tmpdir(), 'ipt-export-'))
  ipt = iptOn(server.db)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const run = (list: string, ...args: string[]) => ipt('export', list, '--institution', season.institution.id, ...args)

test('the file is what the browser gets, and holds nobody of another institution', async () => {
  const file = join(folder, 'people.csv')
  const written = await run('people', '--out', file, '--json')
  expect(written.code).toBe(0)
  const text = await readFile(file, 'utf8')
  const headers = { authorization: `Bearer ${await server.tokenOf(season.coordinator)}` }
  const [, ...mine] = text.trimEnd().split('\r\n')
  expect(JSON.parse(written.out)).toMatchObject({ list: 'people', format: 'csv', rows: mine.length })
  const sent = await server.request('/api/v1/exports/people.csv', { headers })
  expect(text).toBe(Buffer.from(await sent.arrayBuffer()).toString())
  expect(text).toContain(season.student.email)
  expect(text).not.toContain(other.student.email)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('every list can be had, by whoever runs the server, as either kind of file', async () => {
  for (const { name } of EXPORTS) {
    if (name === 'applications') continue
    const more = name === 'students' ? ['--season', season.cohort.name] : []
    for (const format of ['csv', 'xlsx']) {
      const answer = await run(name, ...more, '--out', join(folder, `${name}.all.${format}`), '--json')
      expect(answer.code, answer.out).toBe(0)
      expect(JSON.parse(answer.out).format).toBe(format)
    }
  }
  const [head, ...rows] = await readSheet(await readFile(join(folder, 'students.all.xlsx')))
  expect(head?.[0]).toBe('Student')
  expect(rows.map(([name]) => name)).toContain(season.student.name)
})

test('a device is no file to write over, by --force either', async () => {
  expect(await run('placements', '--out', '/dev/null', '--force')).toMatchObject({ code: 1, err: expect.stringContaining('no file') })
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true)
})

test('a file that is there stays, unless by --force; nothing half done is left', async () => {
  const file = join(folder, 'placements.csv')
  expect((await run('placements', '--out', file)).code).toBe(0)
  expect(await run('placements', '--out', file)).toMatchObject({ code: 1, err: expect.stringContaining('--force') })
  expect((await run('placements', '--out', file, '--force', '--language', 'sw')).code).toBe(0)
  expect(await readFile(file, 'utf8')).toContain('Mwanafunzi')
  expect(await run('placements', '--out', join(folder, 'no', 'such.csv'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('can not be written'),
  })
  expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('- is standard output, with the words elsewhere; --json would mix with it', async () => {
  const answer = await run('logs', '--out', '-', '--filter', 'status=SUBMITTED')
  expect(answer).toMatchObject({ code: 0, err: expect.stringMatching(/^Written: \d+ rows? of logs/m) })
  expect(answer.out.startsWith('\ufeffDay,Student')).toBe(true)
  expect(await run('logs', '--out', '-', '--json')).toMatchObject({ code: 2 })
})

test('what there is not is refused with what there is', async () => {
  expect(await run('cats', '--out', '-')).toMatchObject({ code: 2, err: expect.stringContaining('There are: applications, audit') })
  expect(await ipt('export')).toMatchObject({ code: 2, err: expect.stringContaining('Say which list') })
  expect(await run('people', '--out', '-', '--season', season.cohort.name)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--season'),
  })
  expect(await run('students', '--out', '-')).toMatchObject({ code: 2, err: expect.stringContaining('by --season') })
  expect(await run('people', '--out', '-', '--filter', 'colour=red')).toMatchObject({ code: 2, err: expect.stringContaining('It takes: ') })
  const foreign = await run('students', '--out', '-', '--season', other.cohort.id)
  expect(foreign).toMatchObject({ code: 1, out: '', err: expect.stringContaining('No season is called') })
  expect(foreign.err).not.toContain(`(${other.cohort.id})`)
})
