import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { createApp } from '../app.ts'
import type { TestServer } from './index.ts'

export interface Port {
  address: string
  close(): Promise<void>
}

type Fetch = Parameters<typeof serve>[0]['fetch']

/** The whole HTTP side on a port of its own, for what needs a connection: bodies that break off, programs. `around` may look at what goes through. */
export async function openPort({ services }: TestServer, around: (fetch: Fetch) => Fetch = (fetch) => fetch): Promise<Port> {
  const app = createApp({ services, webDir: import.meta.dirname, publicOrigin: null })
  const server = serve({ fetch: around(app.fetch), port: 0, hostname: '127.0.0.1' }) as Server
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
