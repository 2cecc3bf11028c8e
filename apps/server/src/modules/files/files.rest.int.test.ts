import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { LIMITS } from '@ipt/domain'
import { aLogSubmission, type TestPerson } from '@ipt/domain/builders'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { submitLog } from '../logbook/index.ts'
import { cleanFile } from './clean-file.ts'
import { breakOff, openPort, type Port, sendUnmeasured } from './testing/http.ts'
import { aPdf, phonePhoto, pixelBomb } from './testing/pictures.ts'
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
const get = async (person: TestPerson, path: string, init: RequestInit = {}) => fetch(urlOf(path), { ...init, headers: { ...(await auth(person)), ...init.headers } })
const put = async (person: TestPerson, path: string, body: RequestInit['body']) => fetch(urlOf(path), { method: 'PUT', headers: await auth(person), body })
const clean = (id: string) => cleanFile({ em: server.services.orm.em.fork(), files: server.services.files, newId: server.services.newId }, { attachmentId: id })
const problemOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as { code: string; errors?: { pointer: string }[] }) })

/** Until what was broken off has come to rest. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 200))

describe('upload', () => {
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

  test('only a student uploads', async () => {
    const { industrialSupervisor, coordinator } = await server.season()
    const path = `${crypto.randomUUID()}?name=a.png`
    expect((await fetch(urlOf(path), { method: 'PUT', body: anotherPng() })).status).toBe(401)
    for (const person of [industrialSupervisor, coordinator]) expect((await put(person, path, anotherPng())).status).toBe(403)
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
    for (const person of [student, classmate]) expect(await problemOf(await put(person, `${id}?name=a.png`, anotherPng()))).toMatchObject({ status: 409, code: 'ID_TAKEN' })
  })

  test('11 MB are refused whether their length is told or not, and the client hears of it', async () => {
    const { student } = await server.season()
    const objects = await keysOf(server.services.files)
    const large = Buffer.concat([anotherPng(), Buffer.alloc(11 * 1024 * 1024)])
    expect(await problemOf(await put(student, `${crypto.randomUUID()}?name=a.png`, large))).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE', errors: [{ pointer: '/file' }] })
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
    await rest()
    expect(await keysOf(server.services.files)).toEqual(objects)
    expect(await rowOf(server, id)).toBeNull()
    expect((await put(student, `${id}?name=a.png`, content)).status).toBe(201)
  })
})

describe('download', () => {
  /** A student's photograph on a log, cleaned. */
  async function aPhotoOnALog() {
    const season = await server.season()
    const content = await phonePhoto()
    const { id } = await uploaded(server.as(season.student), { content, name: 'IMG 1.jpg' })
    const log = await submitLog(server.as(season.student), aLogSubmission({ attachmentIds: [id] }))
    return { ...season, content, id, log }
  }

  test('everybody on the placement has the clean copy, and nobody else has anything', async () => {
    const photo = await aPhotoOnALog()
    const elsewhere = await server.season()
    await clean(photo.id)
    for (const person of [photo.student, photo.industrialSupervisor, photo.universitySupervisor, photo.coordinator]) {
      const response = await get(person, photo.id)
      expect(response.status, person.name).toBe(200)
      const bytes = Buffer.from(await response.arrayBuffer())
      expect((await sharp(bytes).metadata()).exif).toBeUndefined()
      expect((await get(person, `${photo.id}/thumbnail`)).status).toBe(200)
    }
    const strangers = [photo.classmate, photo.colleague, photo.lecturer, elsewhere.student, elsewhere.industrialSupervisor, elsewhere.universitySupervisor, elsewhere.coordinator]
    for (const person of strangers)
      for (const path of [photo.id, `${photo.id}/thumbnail`]) expect(await problemOf(await get(person, path)), person.name).toMatchObject({ status: 404, code: 'FILE_NOT_FOUND' })
    expect((await fetch(urlOf(photo.id))).status).toBe(401)
    expect(await problemOf(await get(photo.student, 'no-uuid'))).toMatchObject({ status: 404, code: 'FILE_NOT_FOUND' })
    expect(await problemOf(await get(photo.student, crypto.randomUUID()))).toMatchObject({ status: 404, code: 'FILE_NOT_FOUND' })
  })

  test('before it is cleaned, its uploader has what he sent, and others are told to wait', async () => {
    const photo = await aPhotoOnALog()
    const own = await get(photo.student, photo.id)
    expect(Buffer.from(await own.arrayBuffer())).toEqual(photo.content)
    expect(own.headers.get('cache-control')).toBe('private, no-cache')
    expect(await problemOf(await get(photo.industrialSupervisor, photo.id))).toMatchObject({ status: 409, code: 'FILE_NOT_READY' })
    for (const person of [photo.student, photo.coordinator]) expect(await problemOf(await get(person, `${photo.id}/thumbnail`))).toMatchObject({ status: 409, code: 'FILE_NOT_READY' })
  })

  test('what could not be opened, its uploader alone has back', async () => {
    const season = await server.season()
    const content = await pixelBomb(40_000, 40_000)
    const { id } = await uploaded(server.as(season.student), { content })
    await submitLog(server.as(season.student), aLogSubmission({ attachmentIds: [id] }))
    await clean(id)
    expect((await get(season.student, id)).status).toBe(200)
    expect(await problemOf(await get(season.universitySupervisor, id))).toMatchObject({ status: 404, code: 'FILE_NOT_FOUND', detail: expect.stringContaining('could not be opened') })
  })

  test('what nothing binds, its uploader alone sees', async () => {
    const season = await server.season()
    const { id } = await uploaded(server.as(season.student))
    await clean(id)
    expect((await get(season.student, id)).status).toBe(200)
    for (const person of [season.classmate, season.industrialSupervisor, season.coordinator]) expect((await get(person, id)).status).toBe(404)
  })

  test("a file that a later revision took off can still be had by whoever sees the log", async () => {
    const photo = await aPhotoOnALog()
    await clean(photo.id)
    const amended = await server.request(`/api/v1/logs/${photo.log.id}`, { method: 'PATCH', headers: { ...(await auth(photo.student)), 'content-type': 'application/json' }, body: JSON.stringify({ attachment_ids: [] }) })
    expect(amended.status).toBe(200)
    expect(await rowOf(server, photo.id)).toMatchObject({ removedRevision: 2 })
    expect((await get(photo.industrialSupervisor, photo.id)).status).toBe(200)
    expect((await get(photo.classmate, photo.id)).status).toBe(404)
  })

  test('its headers let a browser save it, and never run it', async () => {
    const photo = await aPhotoOnALog()
    await clean(photo.id)
    const response = await get(photo.coordinator, photo.id)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="IMG 1.jpg"; filename*=UTF-8''IMG%201.jpg`,
      'content-length': String((await response.arrayBuffer()).byteLength),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'Authorization, Cookie',
      etag: expect.stringMatching(/^"[0-9a-f]{64}-clean"$/),
    })
    const thumbnail = await get(photo.coordinator, `${photo.id}/thumbnail`)
    expect(Object.fromEntries(thumbnail.headers)).toMatchObject({ 'content-type': 'image/webp', 'content-disposition': `inline; filename="IMG 1.webp"; filename*=UTF-8''IMG%201.webp` })
    await thumbnail.arrayBuffer()
  })

  test.for(['図面 ñ.pdf', 'a"; evil="b.pdf', "it's 100%.pdf", 'sin extensión', '\u202efdp.pdf'])('a file named %s arrives', async (name) => {
    const { student } = await server.season()
    const { id } = await uploaded(server.as(student), { content: aPdf(), name })
    const response = await get(student, id)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"]+"; filename\*=UTF-8''[^"; ]+\.pdf$/)
    await response.arrayBuffer()
  })

  test('a copy that the browser has is not sent again; the ETag of the original is not that of the copy', async () => {
    const photo = await aPhotoOnALog()
    const original = (await get(photo.student, photo.id)).headers.get('etag') ?? ''
    await clean(photo.id)
    const etag = (await get(photo.student, photo.id)).headers.get('etag') ?? ''
    expect(original).not.toBe(etag)
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const response = await get(photo.student, photo.id, { headers: { 'if-none-match': held } })
      expect(response.status, held).toBe(304)
      expect(response.headers.get('etag')).toBe(etag)
      expect(response.headers.has('content-length')).toBe(false)
    }
    expect((await get(photo.student, photo.id, { headers: { 'if-none-match': original } })).status).toBe(200)
    expect((await get(photo.classmate, photo.id, { headers: { 'if-none-match': etag } })).status).toBe(404)
  })

  test('HEAD says the same without the bytes; downloads that are broken off hold no file open', async () => {
    const { student } = await server.season()
    const content = Buffer.concat([anotherPng(), Buffer.alloc(LIMITS.fileBytes)]).subarray(0, LIMITS.fileBytes)
    const { id } = await uploaded(server.as(student), { content })
    const handles = async () => (await readdir('/proc/self/fd')).length
    const before = process.platform === 'linux' ? await handles() : 0
    for (let round = 0; round < 30; round++) {
      const head = await get(student, id, { method: 'HEAD' })
      expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([200, String(content.length), 0])
      const aborted = new AbortController()
      const response = await get(student, id, { signal: aborted.signal })
      await response.body?.getReader().read()
      aborted.abort()
    }
    await rest()
    if (process.platform === 'linux') expect(await handles()).toBeLessThan(before + 15)
    expect(Buffer.from(await (await get(student, id)).arrayBuffer())).toEqual(content)
  })

  test('an object that is missing is told as such, not half sent', async () => {
    const { student } = await server.season()
    const { id } = await uploaded(server.as(student))
    await server.services.files.remove((await rowOf(server, id))?.storageKey ?? '')
    expect(await problemOf(await get(student, id))).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
  })
})
