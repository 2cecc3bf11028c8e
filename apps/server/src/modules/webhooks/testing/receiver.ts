import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { type AddressInfo, BlockList } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { vi } from 'vitest'

/** A message as it arrived. */
export interface Arrived {
  path: string
  headers: IncomingHttpHeaders
  raw: string
  // biome-ignore lint/suspicious/noExplicitAny: a test names what it expects
  body: any
}

/** A receiver on a port of this machine. Each of `answers` is given to one message, in turn; afterwards it takes everything. */
export interface Receiver {
  url: string
  arrived: Arrived[]
  answers: (number | ((response: ServerResponse) => void))[]
  stop(): Promise<void>
}

export async function startReceiver(port = 0): Promise<Receiver> {
  const arrived: Arrived[] = []
  const answers: Receiver['answers'] = []
  const server = createServer(async (request, response) => {
    const raw = await text(request)
    arrived.push({ path: request.url ?? '', headers: request.headers, raw, body: JSON.parse(raw) })
    const answer = answers.shift() ?? 204
    if (typeof answer === 'function') answer(response)
    else response.writeHead(answer).end(answer === 204 ? '' : `It says ${answer}.`)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    answers,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** This machine, as WEBHOOK_NETWORKS would name it. */
export const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')

/** What the reference library makes of a message: its body, or an error where the signature or the time is wrong. */
export function verified(secret: string | null, { raw, headers }: Arrived, at: Date): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: at })
  try {
    return new Webhook(secret ?? '').verify(raw, headers as Record<string, string>)
  } finally {
    vi.useRealTimers()
  }
}
