import { readdir } from 'node:fs/promises'
import { LIMITS } from '@ipt/domain'
import { aLogSubmission, type TestPerson } from '@ipt/domain/builders'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { openPort, type Port } from '../../testing/port.ts'
import { submitLog } from '../logbook/index.ts'
import { cleanFile } from './clean-file.ts'
import { aPdf, phonePhoto, pixelBomb } from './testing/pictures.ts'
import { anotherPng, rowOf, uploaded } from './testing/uploads.ts'

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
const get = async (person: TestPerson, path: string, init: RequestInit = {}) =>
  fetch(urlOf(path), { ...init, headers: { ...(await auth(person)), ...init.headers } })
const clean = (id: string) =>
  cleanFile({ em: server.services.orm.em.fork(), files: server.services.files, newId: server.services.newId }, { attachmentId: id })

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
  const strangers = [
    photo.classmate,
    photo.colleague,
    photo.lecturer,
    elsewhere.student,
    elsewhere.industrialSupervisor,
    elsewhere.universitySupervisor,
    elsewhere.coordinator,
  ]
  for (const person of strangers)
    for (const path of [photo.id, `${photo.id}/thumbnail`])
      expect(await problemOf(await get(person, path)), person.name).toMatchObject({ status: 404, code: 'FILE_NOT_FOUND' })
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
  for (const person of [photo.student, photo.coordinator])
    expect(await problemOf(await get(person, `${photo.id}/thumbnail`))).toMatchObject({ status: 409, code: 'FILE_NOT_READY' })
})

test('what could not be opened, its uploader alone has back', async () => {
  const season = await server.season()
  const content = await pixelBomb(40_000, 40_000)
  const { id } = await uploaded(server.as(season.student), { content })
  await submitLog(server.as(season.student), aLogSubmission({ attachmentIds: [id] }))
  await clean(id)
  expect((await get(season.student, id)).status).toBe(200)
  expect(await problemOf(await get(season.universitySupervisor, id))).toMatchObject({
    status: 404,
    code: 'FILE_NOT_FOUND',
    detail: expect.stringContaining('could not be opened'),
  })
})

test('what nothing binds, its uploader alone sees', async () => {
  const season = await server.season()
  const { id } = await uploaded(server.as(season.student))
  await clean(id)
  expect((await get(season.student, id)).status).toBe(200)
  for (const person of [season.classmate, season.industrialSupervisor, season.coordinator]) expect((await get(person, id)).status).toBe(404)
})

test('a file that a later revision took off can still be had by whoever sees the log', async () => {
  const photo = await aPhotoOnALog()
  await clean(photo.id)
  const amended = await server.request(`/api/v1/logs/${photo.log.id}`, {
    method: 'PATCH',
    headers: { ...(await auth(photo.student)), 'content-type': 'application/json' },
    body: JSON.stringify({ attachment_ids: [] }),
  })
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
  expect(Object.fromEntries(thumbnail.headers)).toMatchObject({
    'content-type': 'image/webp',
    'content-disposition': `inline; filename="IMG 1.webp"; filename*=UTF-8''IMG%201.webp`,
  })
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
    expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([
      200,
      String(content.length),
      0,
    ])
    const aborted = new AbortController()
    const response = await get(student, id, { signal: aborted.signal })
    await response.body?.getReader().read()
    aborted.abort()
  }
  if (process.platform === 'linux') await expect.poll(handles).toBeLessThan(before + 15)
  expect(Buffer.from(await (await get(student, id)).arrayBuffer())).toEqual(content)
})

test('an object that is missing is told as such, not half sent', async () => {
  const { student } = await server.season()
  const { id } = await uploaded(server.as(student))
  await server.services.files.remove((await rowOf(server, id))?.storageKey ?? '')
  expect(await problemOf(await get(student, id))).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
})
