import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, BlockList } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { type OutboundOptions, openOutbound } from './outbound.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
const post = (url: string, options: Partial<OutboundOptions> = {}) =>
  openOutbound({ allowed: loopback, ...options }).post(url, { 'x-sign': 'a' }, '{"habari":"ç"}')
/** Names lead where the test says. */
const leadsTo =
  (...addresses: string[]): NonNullable<OutboundOptions['lookup']> =>
  (_, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

test('the body and the headers arrive as they were given, and the answer comes back', async () => {
  const got: unknown[] = []
  const host = await listen(async (request, response) => {
    got.push(request.method, request.headers['x-sign'], await text(request))
    response.writeHead(202).end('Asante')
  })
  expect(await post(`http://${host}/hook`)).toEqual({ status: 202, location: null, retryAfter: null, body: 'Asante' })
  expect(got).toEqual(['POST', 'a', '{"habari":"ç"}'])
})

test('whoever asks to be left alone says it in seconds, or by a moment', async () => {
  const moment = new Date(Date.now() + 60_000).toUTCString()
  const host = await listen((request, response) => {
    response.writeHead(503, { 'retry-after': request.url === '/moment' ? moment : (request.url?.slice(1) ?? '') }).end()
  })
  const asked = async (path: string) => (await post(`http://${host}/${path}`)).retryAfter
  expect(await asked('120')).toBe(120)
  expect(await asked('soon')).toBeNull()
  expect(await asked('-5')).toBe(0)
  const seconds = (await asked('moment')) ?? 0
  expect([seconds > 0, seconds <= 61]).toEqual([true, true])
})

test.for([
  'http://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0x7f.0.0x0.1/',
  'https://127.0.0.1./',
  'https://１２７.０.０.１/',
  'https://0/',
  'https://10.0.0.8:8443/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[0:0:0:0:0:ffff:a9fe:a9fe]/',
  'https://[64:ff9b::a00:1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
])('nothing is sent to %s', async (url) => {
  const never = openOutbound({ allowed: null, lookup: () => expect.unreachable('asked for a name') })
  expect(() => never.assertMayGo(url)).toThrow()
  await expect(never.post(url, {}, '')).rejects.toMatchObject({ fault: 'ADDRESS' })
})

test.for([['127.0.0.1'], ['::1'], ['::ffff:10.0.0.1'], ['64:ff9b::a9fe:a9fe'], ['fe80::1%lo'], ['93.184.215.14', '192.168.0.1']])(
  'a name that leads to %j is no way in',
  async (addresses) => {
    await expect(post('https://hooks.example/', { allowed: null, lookup: leadsTo(...addresses) })).rejects.toMatchObject({
      fault: 'ADDRESS',
    })
  },
)

test('a name that leads elsewhere the second time is connected to where it was looked at', async () => {
  let hits = 0
  const host = await listen((_, response) => {
    hits += 1
    response.end()
  })
  const second = new BlockList()
  second.addAddress('127.0.0.2')
  const answers = ['127.0.0.2', '127.0.0.1']
  const lookup: NonNullable<OutboundOptions['lookup']> = (_, done) => leadsTo(answers.shift() ?? '127.0.0.1')('', done)
  const port = host.split(':')[1]
  await expect(post(`http://hooks.example:${port}/`, { allowed: second, lookup })).rejects.toMatchObject({ fault: 'CONNECTION' })
  expect(hits).toBe(0)
  expect(answers, 'asked once').toEqual(['127.0.0.1'])
})

test('plain http goes only where the setting says, also by a name', async () => {
  await expect(post('http://hooks.example/', { allowed: null })).rejects.toMatchObject({ fault: 'INSECURE' })
  await expect(post('http://hooks.example/', { lookup: leadsTo('93.184.215.14') })).rejects.toMatchObject({ fault: 'INSECURE' })
  const host = await listen((_, response) => response.end('ok'))
  const port = host.split(':')[1]
  expect(await post(`http://hooks.example:${port}/`, { lookup: leadsTo('127.0.0.1') })).toMatchObject({ status: 200 })
})

test('a redirect is an answer, and is not followed', async () => {
  let hits = 0
  const host = await listen((_, response) => {
    hits += 1
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
  })
  expect(await post(`http://${host}/`)).toMatchObject({ status: 302, location: 'http://169.254.169.254/' })
  expect(hits).toBe(1)
})

test('one that goes over to another protocol has failed, at once', async () => {
  const host = await listen(() => undefined)
  servers.at(-1)?.on('upgrade', (_, socket) => socket.end())
  servers.at(-1)?.removeAllListeners('request')
  servers
    .at(-1)
    ?.on('request', (request) => request.socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'))
  await expect(post(`http://${host}/`, { patience: 5_000 })).rejects.toMatchObject({ fault: 'CONNECTION' })
})

test('of a huge answer, and of one without end, the first thousand bytes are read', async () => {
  const huge = await listen((_, response) => void response.end('ç'.repeat(5_000_000)))
  expect((await post(`http://${huge}/`)).body).toBe('ç'.repeat(500))
  const endless = await listen((_, response) => {
    response.writeHead(200).write('begun\0')
  })
  expect(await post(`http://${endless}/`, { patience: 2_000 })).toMatchObject({ status: 200, body: 'begun\uFFFD' })
})

test('no answer in time, no connection, no TLS, no such name: each by its own word', async () => {
  const silent = await listen(() => undefined)
  await expect(post(`http://${silent}/`, { patience: 200 })).rejects.toMatchObject({ fault: 'TIMEOUT' })
  await expect(post(`https://${silent}/`)).rejects.toMatchObject({ fault: 'TLS' })
  const broken = await listen((request) => request.socket.destroy())
  await expect(post(`http://${broken}/`)).rejects.toMatchObject({ fault: 'CONNECTION' })
  const gone: NonNullable<OutboundOptions['lookup']> = (_, done) => done(new Error('ENOTFOUND'), [])
  await expect(post('https://hooks.example/', { lookup: gone })).rejects.toMatchObject({ fault: 'NAME' })
  await expect(post('https://hooks.example/', { lookup: leadsTo() })).rejects.toMatchObject({ fault: 'NAME' })
  const stuck: NonNullable<OutboundOptions['lookup']> = () => undefined
  await expect(post('https://hooks.example/', { lookup: stuck, patience: 200 })).rejects.toMatchObject({ fault: 'TIMEOUT' })
})
