import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerBroken } from './broken-request.ts'

let server: Server
beforeAll(async () => {
  server = createServer({ requestTimeout: 300, headersTimeout: 300, connectionsCheckingInterval: 50 }, (request, response) => {
    request.on('data', () => undefined)
    request.on('error', () => undefined)
    request.on('end', () => response.end('whole'))
  })
  server.on('clientError', answerBroken)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Sends this, ends its side if told so, and reads until the other side does. */
async function answerTo(text: string, end: boolean): Promise<{ status: number; type: string | undefined; body: string }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let got = ''
  socket.setEncoding('utf8').on('data', (chunk) => {
    got += chunk
  })
  socket.write(text)
  if (end) socket.end()
  await once(socket, 'close')
  const [head = '', body = ''] = got.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), type: /content-type: (.*)/i.exec(head)?.[1], body }
}

const POST = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n'

test.each([
  ['a body that ends before its length', `${POST}Content-Length: 500\r\n\r\n--b\r\n`, true, 400],
  ['a chunked body without its end', `${POST}Transfer-Encoding: chunked\r\n\r\n5\r\n--b\r\n\r\n`, true, 400],
  ['a body that never comes', `${POST}Content-Length: 500\r\n\r\n--b\r\n`, false, 408],
  ['what is not HTTP', 'NONSENSE\r\n\r\n', false, 400],
  ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`, false, 431],
])('%s is answered with a problem document', async (_, text, end, status) => {
  const answer = await answerTo(text, end)
  expect(answer).toMatchObject({ status, type: 'application/problem+json' })
  expect(JSON.parse(answer.body)).toMatchObject({ status, code: 'BODY_UNREADABLE', detail: expect.stringMatching(/\.$/) })
})

test('a whole request after it is answered as ever', async () => {
  expect(await answerTo('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', false)).toMatchObject({
    status: 200,
    body: expect.stringContaining('whole'),
  })
})
