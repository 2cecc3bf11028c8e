import { once } from 'node:events'
import { type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { createApp } from '../../../app.ts'
import type { TestServer } from '../../../testing/index.ts'

export interface Port {
  address: string
  close(): Promise<void>
}

/** The whole HTTP side on a port of its own: bodies that break off need a connection. */
export async function openPort({ services }: TestServer): Promise<Port> {
  const app = createApp({ services, webDir: import.meta.dirname, publicOrigin: null })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Sends the beginning of a body, and breaks the connection off. */
export async function breakOff(url: string, method: string, headers: Record<string, string>, beginning: Buffer): Promise<void> {
  const sending = request(url, { method, headers })
  sending.on('error', () => undefined)
  await new Promise<void>((resolve) => sending.write(beginning, () => resolve()))
  await new Promise((resolve) => setTimeout(resolve, 50))
  sending.destroy()
}

/** Sends a body without saying how long it is, as fast as it is taken, until there is an answer. */
export async function sendUnmeasured(
  url: string,
  method: string,
  headers: Record<string, string>,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<{ status: number; body: string; sent: number }> {
  const sending = request(url, { method, headers })
  sending.on('error', () => undefined)
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>
  let over = false
  void answered.then(() => (over = true))
  let sent = 0
  for await (const chunk of chunks) {
    if (over || sending.destroyed) break
    sent += chunk.length
    if (!sending.write(chunk)) await Promise.race([once(sending, 'drain'), answered])
  }
  sending.end()
  const [response] = await answered
  const body = Buffer.concat(await response.toArray()).toString()
  return { status: response.statusCode ?? 0, body, sent }
}
