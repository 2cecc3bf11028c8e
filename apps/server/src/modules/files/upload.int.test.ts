import { createHash } from 'node:crypto'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { openPort, type Port } from '../../testing/port.ts'
import { breakOff, sendUnmeasured } from './testing/http.ts'
import { anotherPng, keysOf, rowOf, uploaded } from './testing/uploads.ts'

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

const urlOf = (path: string) => `${port.address}/api/v1/files/${path}`
const auth = async (person: TestPerson) => ({ authorization: `Bearer ${await server.tokenOf(person)}` })
const problemOf = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { code: string; errors?: { pointer: string }[] }),
})
const put = async (person: TestPerson, path: string, body: RequestInit['body']) =>
  fetch(urlOf(path), { method: 'PUT', headers: await auth(person), body })

test('201 the first time, 200 the second, and the same file', async () => {
  const { student } = await server.season()
  const content = anotherPng()
  const id = crypto.randomUUID()
  const first = await put(student, `${id}?name=${encodeURIComponent('mchoro wa ñandú 図.png')}`, content)
  expect(first.status).toBe(201)
  const file = await first.json()
  expect(file).toEqual({
    id,
    name: 'mchoro wa ñandú 図.png',
    media_type: 'image/png',
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    state: 'STORED',
    width: null,
    height: null,
    has_thumbnail: false,
  })
  const second = await put(student, `${id.toUpperCase()}?name=a.png`, content)
  expect(second.status).toBe(200)
  expect(await second.json()).toEqual(file)
})

test('only students and coordinators upload', async () => {
  const { industrialSupervisor, universitySupervisor } = await server.season()
  const path = `${crypto.randomUUID()}?name=a.png`
  expect((await fetch(urlOf(path), { method: 'PUT', body: anotherPng() })).status).toBe(401)
  for (const person of [industrialSupervisor, universitySupervisor]) expect((await put(person, path, anotherPng())).status).toBe(403)
})

test.for([
  ['no body', null, 'a.png', 422, 'FILE_EMPTY', '/file'],
  ['HTML called .png', Buffer.from('<!doctype html>'), 'a.png', 422, 'FILE_TYPE_REFUSED', '/file'],
  ['a name with a line break', anotherPng(), 'a\r\nx: y.png', 422, 'INPUT_INVALID', '/name'],
] as const)('%s is refused', async ([, body, name, status, code, pointer]) => {
  const { student } = await server.season()
  const answer = await problemOf(await put(student, `${crypto.randomUUID()}?name=${encodeURIComponent(name)}`, body))
  expect(answer).toMatchObject({ status, code, errors: [{ pointer }] })
})

test('a bad id, no name, and a word too many are named', async () => {
  const { student } = await server.season()
  const answer = await problemOf(await put(student, 'no-uuid?colour=red', anotherPng()))
  expect(answer).toMatchObject({ status: 422, code: 'INPUT_INVALID' })
  expect(answer.errors?.map((each) => each.pointer).sort()).toEqual(['/colour', '/id', '/name'])
})

test("somebody else's id, and other bytes under one's own, are refused", async () => {
  const { student, classmate } = await server.season()
  const { id } = await uploaded(server.as(student))
  for (const person of [student, classmate])
    expect(await problemOf(await put(person, `${id}?name=a.png`, anotherPng()))).toMatchObject({ status: 409, code: 'ID_TAKEN' })
})

test('11 MB are refused whether their length is told or not, and the client hears of it', async () => {
  const { student } = await server.season()
  const objects = await keysOf(server.services.files)
  const large = Buffer.concat([anotherPng(), Buffer.alloc(11 * 1024 * 1024)])
  expect(await problemOf(await put(student, `${crypto.randomUUID()}?name=a.png`, large))).toMatchObject({
    status: 413,
    code: 'FILE_TOO_LARGE',
    errors: [{ pointer: '/file' }],
  })
  const pieces = Array.from({ length: large.length / 65_536 }, (_, index) => large.subarray(index * 65_536, (index + 1) * 65_536))
  const unmeasured = await sendUnmeasured(urlOf(`${crypto.randomUUID()}?name=a.png`), 'PUT', await auth(student), pieces)
  expect(unmeasured).toMatchObject({ status: 413, body: expect.stringContaining('FILE_TOO_LARGE') })
  expect(await keysOf(server.services.files)).toEqual(objects)
})

test('a body without an end is answered long before', async () => {
  const { student } = await server.season()
  function* endless(): Generator<Buffer> {
    for (yield anotherPng(); ; ) yield Buffer.alloc(65_536)
  }
  const answer = await sendUnmeasured(urlOf(`${crypto.randomUUID()}?name=a.png`), 'PUT', await auth(student), endless())
  expect(answer.status).toBe(413)
  expect(answer.sent).toBeLessThan(80 * 1024 * 1024)
})

test('a body that breaks off leaves nothing', async () => {
  const { student } = await server.season()
  const objects = await keysOf(server.services.files)
  const content = Buffer.concat([anotherPng(), Buffer.alloc(1_000_000)])
  const id = crypto.randomUUID()
  const url = urlOf(`${id}?name=a.png`)
  await breakOff(url, 'PUT', { ...(await auth(student)), 'content-length': String(content.length) }, content.subarray(0, 500_000))
  await breakOff(url, 'PUT', await auth(student), content.subarray(0, 500_000))
  await expect.poll(() => keysOf(server.services.files)).toEqual(objects)
  expect(await rowOf(server, id)).toBeNull()
  expect((await put(student, `${id}?name=a.png`, content)).status).toBe(201)
})
