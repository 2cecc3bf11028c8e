import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Attachment, LogEntry } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { openPort, type Port } from '../../testing/port.ts'
import { breakOff, sendUnmeasured } from './testing/http.ts'
import { anotherPng, keysOf } from './testing/uploads.ts'

let server: TestServer
let port: Port
beforeAll(async () => {
  server = await startTestServer()
  port = await openPort(server)
})
afterAll(async () => {
  await port.close()
  await server.stop()
})

const auth = async (person: TestPerson) => ({ authorization: `Bearer ${await server.tokenOf(person)}` })

function aForm(fields: Record<string, string>, ...files: [name: string, content: Buffer][]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [name, content] of files) form.append('attachment', new File([new Uint8Array(content)], name))
  return form
}

const send = async (person: TestPerson, body: FormData) => {
  const response = await fetch(`${port.address}/api/v1/logs/`, { method: 'POST', headers: await auth(person), body })
  return {
    http: response.status,
    ...((await response.json()) as { id: string; code?: string; files: { id: string; name: string }[]; errors?: { pointer: string }[] }),
  }
}

/** What there is of a student's, and of everybody's objects. */
const traces = async (season: TestSeason) => {
  const em = server.services.orm.em.fork()
  return {
    logs: await em.count(LogEntry, { placement: season.placement.id }),
    rows: await em.count(Attachment, { uploadedBy: season.student.id }),
    objects: (await keysOf(server.services.files)).length,
  }
}

test('a log comes with its files in one request', async () => {
  const season = await server.season()
  const log = await send(
    season.student,
    aForm({ content: 'Soldered the board.', hours: '5' }, ['mchoro ñ.png', anotherPng()], ['b.png', anotherPng()]),
  )
  expect(log).toMatchObject({ http: 201, files: [{ name: 'mchoro ñ.png' }, { name: 'b.png' }] })
  expect(await traces(season)).toMatchObject({ logs: 1, rows: 2 })
})

test('an empty file input is no file', async () => {
  const season = await server.season()
  expect(await send(season.student, aForm({ content: 'x' }, ['', Buffer.alloc(0)]))).toMatchObject({ http: 201, files: [] })
})

const html = Buffer.from('<!doctype html><title>x</title>')

test.for([
  ['an empty text', { content: ' ' }, [['a.png', anotherPng()]], 422, 'INPUT_INVALID', '/content'],
  ['a future date', { content: 'x', log_date: '2026-08-19' }, [['a.png', anotherPng()]], 422, 'DATE_NOT_OPEN', '/log_date'],
  ['an unknown field', { content: 'x', colour: 'red' }, [['a.png', anotherPng()]], 422, 'INPUT_INVALID', '/colour'],
  [
    'HTML called .png after a picture',
    { content: 'x' },
    [
      ['a.png', anotherPng()],
      ['b.png', html],
    ],
    422,
    'FILE_TYPE_REFUSED',
    '/attachment/1',
  ],
  [
    'an empty file after a picture',
    { content: 'x' },
    [
      ['a.png', anotherPng()],
      ['b.png', Buffer.alloc(0)],
    ],
    422,
    'FILE_EMPTY',
    '/attachment/1',
  ],
  [
    '11 MB after a picture',
    { content: 'x' },
    [
      ['a.png', anotherPng()],
      ['b.png', Buffer.concat([anotherPng(), Buffer.alloc(11 * 1024 * 1024)])],
    ],
    413,
    'FILE_TOO_LARGE',
    '/attachment/1',
  ],
  ['six files', { content: 'x' }, Array.from({ length: 6 }, () => ['a.png', anotherPng()]), 422, 'TOO_MANY_FILES', '/attachment'],
] as [string, Record<string, string>, [string, Buffer][], number, string, string][])(
  '%s is refused by its name, and leaves nothing',
  async ([, fields, files, status, code, pointer]) => {
    const season = await server.season()
    const before = await traces(season)
    expect(await send(season.student, aForm(fields, ...files))).toMatchObject({ http: status, code, errors: [{ pointer }] })
    expect(await traces(season)).toEqual(before)
  },
)

test('sent again, it is the one log with the one file; the second copy is gone', async () => {
  const season = await server.season()
  const content = anotherPng()
  const fields = { id: crypto.randomUUID(), content: 'Soldered the board.' }
  const first = await send(season.student, aForm(fields, ['a.png', content]))
  const after = await traces(season)
  expect(await send(season.student, aForm(fields, ['a.png', content]))).toEqual(first)
  expect(await traces(season)).toEqual(after)
  expect(await send(season.student, aForm(fields, ['a.png', anotherPng()]))).toMatchObject({ http: 409, code: 'ID_TAKEN' })
  expect(await traces(season)).toEqual(after)
})

test('a body that is cut short, at its end or by the connection, leaves nothing', async () => {
  const season = await server.season()
  const before = await traces(season)
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: aForm({ content: 'x' }, ['a.png', anotherPng()], ['b.png', Buffer.concat([anotherPng(), Buffer.alloc(500_000)])]),
  })
  const whole = Buffer.from(await request.arrayBuffer())
  const headers = { ...(await auth(season.student)), 'content-type': request.headers.get('content-type') ?? '' }
  const url = `${port.address}/api/v1/logs/`
  for (const length of [whole.length - 4, whole.length - 100_000, 600, 0])
    expect(await sendUnmeasured(url, 'POST', headers, [whole.subarray(0, length)]), `${length} bytes`).toMatchObject({
      status: 400,
      body: expect.stringContaining('BODY_UNREADABLE'),
    })
  await breakOff(url, 'POST', { ...headers, 'content-length': String(whole.length) }, whole.subarray(0, 300_000))
  await breakOff(url, 'POST', headers, whole.subarray(0, 300_000))
  await expect.poll(() => traces(season)).toEqual(before)
})

test('as curl sends it', async ({ skip }) => {
  const curl = promisify(execFile)
  await curl('curl', ['--version']).catch(() => skip('no curl here'))
  const season = await server.season()
  const folder = await mkdtemp(join(tmpdir(), 'ipt-curl-'))
  const file = join(folder, 'schematic.png')
  const post = async (day: string) => {
    const { stdout } = await curl('curl', [
      '-sS',
      '-X',
      'POST',
      `${port.address}/api/v1/logs/`,
      '-H',
      `Authorization: ${(await auth(season.student)).authorization}`,
      '-F',
      'content=Worked on API design for 5 hours.',
      '-F',
      `log_date=${day}`,
      '-F',
      `attachment=@${file}`,
      '-w',
      '\n%{http_code}',
    ])
    const [body = '', status] = stdout.split('\n')
    return { status, body: JSON.parse(body) as object }
  }
  await writeFile(file, anotherPng())
  expect(await post('2026-08-18')).toMatchObject({ status: '201', body: { status: 'SUBMITTED', files: [{ name: 'schematic.png' }] } })
  await writeFile(file, Buffer.concat([anotherPng(), Buffer.alloc(11 * 1024 * 1024)]))
  expect(await post('2026-08-17')).toMatchObject({ status: '413', body: { code: 'FILE_TOO_LARGE' } })
  await rm(folder, { recursive: true })
})
