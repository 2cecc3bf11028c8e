import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { answerBroken } from '../../kernel/broken-request.ts'
import { LISTENING } from '../../kernel/listener.ts'

export interface Wire {
  /** Sends bytes as they are, and reads the answer to its end: status, head and body; 0 where none came. `cut`: breaks off then. */
  send(text: string, cut?: boolean): Promise<{ status: number; head: string; body: string }>
  stop(): void
}

/** The server at a port, for what no client sends. */
export async function openWire(listener: RequestListener): Promise<Wire> {
  const server = createServer(LISTENING, listener)
  server.on('clientError', answerBroken)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    async send(text, cut = false) {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      let got = ''
      socket.setEncoding('utf8').on('data', (chunk) => {
        got += chunk
        // All answers here are problem documents: an object ends them.
        if (!cut && /\r\n\r\n[\s\S]*\}(\r\n0\r\n\r\n)?$/.test(got)) socket.destroy()
      })
      socket.on('error', () => undefined)
      socket.write(text, 'latin1')
      if (cut) socket.end()
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
