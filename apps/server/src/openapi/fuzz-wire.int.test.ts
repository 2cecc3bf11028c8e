import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestServer, type TestServer } from '../testing/index.ts'
import { DOCUMENT, TOLD } from './testing/document.ts'
import { openWire, type Wire } from './testing/wire.ts'

let server: TestServer
let wire: Wire
let bearer: string
let student: string
beforeAll(async () => {
  server = await startTestServer({ rate: { calls: 100_000, seconds: 60 } })
  const season = await server.season()
  bearer = `Authorization: Bearer ${await server.tokenOf(season.coordinator)}\r\n`
  student = `Authorization: Bearer ${await server.tokenOf(season.student)}\r\n`
  wire = await openWire(server.listener)
  vi.spyOn(server.services.log, 'error')
})
afterAll(async () => {
  wire.stop()
  await server.stop()
})
// Whoever breaks off is no fault of ours.
afterEach(() => expect(server.services.log.error).not.toHaveBeenCalled())

const addressOf = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'secret' ? 'x'.repeat(43) : '0198b2f4-7c11-7a52-9f0e-3d5b6a1c8e42'))

const matches = (form: string, address: string): boolean => new RegExp(`^${form.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address)

const refusedBy = ({ status, head, body }: { status: number; head: string; body: string }) => {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(head).toMatch(/content-type: application\/problem\+json/i)
  const { detail, errors, code, type } = JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1))
  expect(detail ?? errors).toBeTruthy()
  expect(type).toBe(`/problems/${code.toLowerCase().replaceAll('_', '-')}`)
}

test.each(Object.keys(DOCUMENT.paths))('%s names its methods to one that it does not take', async (path) => {
  // Where a name stands in an address, another address of the same form may take more.
  const declared = TOLD.filter((told) => matches(told.path, addressOf(path))).map(({ method }) => method)
  for (const method of ['PROPFIND', 'OPTIONS', ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !declared.includes(each))]) {
    const answer = await server.request(addressOf(path), { method })
    expect([method, answer.status]).toEqual([method, 405])
    expect(new Set(answer.headers.get('allow')?.split(', '))).toEqual(new Set(declared))
    expect(await answer.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED', detail: expect.any(String) })
  }
})

describe.each(TOLD.filter(({ body }) => Object.keys(body).length > 0))('$method $path', ({ method, path, body }) => {
  const type = Object.keys(body)[0]
  const head = () =>
    `${method} ${addressOf(path)} HTTP/1.1\r\nHost: x\r\n${path.includes('/logs') ? student : bearer}Content-Type: ${type}; boundary=x\r\n`
  const start =
    type === 'multipart/form-data' ? '--x\r\ncontent-disposition: form-data; name="content"\r\n\r\nHelped' : '{"content": "Helped'

  test('refuses a body that stops half-way', async () => {
    refusedBy(await wire.send(`${head()}Content-Length: 5000\r\n\r\n${start}`, true))
    refusedBy(await wire.send(`${head()}Transfer-Encoding: chunked\r\n\r\n${start.length.toString(16)}\r\n${start}\r\n`, true))
    refusedBy(await wire.send(`${head()}Transfer-Encoding: chunked\r\n\r\nfff\r\n${start}`, true))
  })
})

const GET = 'GET /api/v1/logs HTTP/1.1\r\nHost: x\r\n'
test.each([
  ['NUL in the address', 'GET /api/v1/logs/\0 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['bytes that are no text in the address', 'GET /api/v1/logs/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a percent sign alone', 'GET /api/v1/logs/% HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['NUL as an escape', 'GET /api/v1/logs/%00 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['half a surrogate pair as an escape', 'GET /api/v1/logs?cursor=%ED%A0%80 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['an address with a host of its own', 'GET http://evil.example/api/v1/logs HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a host that is none', 'GET /api/v1/logs HTTP/1.1\r\nHost: [\r\n\r\n'],
  ['a host with a path', 'GET /api/v1/logs HTTP/1.1\r\nHost: x/y?z\r\n\r\n'],
  ['no host', 'GET /api/v1/logs HTTP/1.1\r\n\r\n'],
  ['TRACE', 'TRACE /api/v1/logs HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a method that there is not', 'FETCH /api/v1/logs HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['lengths that differ', `${GET}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`],
  ['a length and chunks', `${GET}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['a length below zero', `${GET}Content-Length: -1\r\n\r\n`],
  ['very long headers', `${GET}X-Long: ${'x'.repeat(70_000)}\r\n\r\n`],
  ['a header without a name', `${GET}: x\r\n\r\n`],
  ['NUL in a header', `${GET}X-Nul: a\0b\r\n\r\n`],
  ['a line that is folded', `${GET}X-Folded: a\r\n b\r\n\r\n`],
  ['another version', 'GET /api/v1/logs HTTP/9.9\r\nHost: x\r\n\r\n'],
  ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
])('%s is refused', async (_, text) => refusedBy(await wire.send(text)))
