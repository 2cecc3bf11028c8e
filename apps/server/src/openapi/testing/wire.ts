import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { answerBroken } from '../../kernel/broken-request.ts'
import { LISTENING } from '../../kernel/listener.ts'

export interface Wire {
  /** Sends bytes as they are, ends its side, and reads until the server ends too: the answers' status, head and body; 0 where none came. */
  send(text: string): Promise<{ status: number; head: string; body: string }>
  stop(): void
}

/** The server at a port, for what no client sends. */
export async function openWire(listener: RequestListener): Promise<Wire> {
  const server = createServer(LISTENING, listener)
  server.on('clientError', answerBroken)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    async send(text) {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      let got = ''
      socket.setEncoding('utf8').on('data', (chunk) => {
        got += chunk
      })
      socket.on('error', () => undefined)
      socket.end(text, 'latin1')
      await once(socket, 'close')
      const [head = '', body = ''] = got.split('\r\n\r\n')
      return { status: Number(head.split(' ')[1] ?? 0), head, body }
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
