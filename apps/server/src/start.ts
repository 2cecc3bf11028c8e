import { once } from 'node:events'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { lockDataFolder } from '@ipt/db/embedded'
import { type Logger, pino } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { DEMO_PASSWORD, demoIsLoaded, loadDemo } from './demo/index.ts'
import { greeting } from './greeting.ts'
import type { Services } from './kernel/services.ts'
import { keptSecret } from './secret.ts'
import { createServices } from './services.ts'
import { startWorker } from './worker.ts'

export class PortInUseError extends Error {}

export interface Running {
  address: string
  stop(): Promise<void>
}

/**
 * Brings everything up, in the order in which it needs each other, and prints the address. What is already up is taken down again when
 * a later step fails. `onLost` is called when the database is gone for good.
 */
export async function start(config: Config, say: (line: string) => void, onLost: (error: Error) => void): Promise<Running> {
  const log = pino({ level: config.logLevel, redact: ['req.headers', 'headers', '*.password', '*.token'] })
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    const lock = await lockDataFolder(config.dataDir)
    stops.push(() => lock.release())
    const database = await openDatabase(config, log, say, onLost)
    stops.push(() => database.stop())
    const services = await createServices(config, {
      databaseUrl: database.url,
      secret: config.secret ?? (await keptSecret(config.dataDir)),
      log,
      demoPassword: null,
    })
    stops.push(() => services.orm.close(true))
    const worker = await startWorker(services, database.url)
    stops.push(() => worker.stop())
    services.demoPassword = await demoPassword(config, services, database.embedded, say)
    const server = await listen(config, services, log)
    stops.push(() => close(server))
    const address = addressOf(server, config)
    for (const line of greeting(address, services.demoPassword)) say(line)
    return { address, stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

/** Loads the demo into an empty embedded database; its password while it is there and nobody is in production. */
async function demoPassword(config: Config, services: Services, embedded: boolean, say: (line: string) => void): Promise<string | null> {
  if (config.production || !embedded) return null
  if (await loadDemo(services, say)) return DEMO_PASSWORD
  return (await demoIsLoaded(services)) ? DEMO_PASSWORD : null
}

async function listen(config: Config, services: Services, log: Logger): Promise<Server> {
  const app = createApp({ services, webDir: config.webDir, publicOrigin: config.publicOrigin })
  const server = serve({
    fetch: app.fetch,
    port: config.port,
    hostname: config.host,
    serverOptions: { headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 10_000, connectionsCheckingInterval: 5_000 },
  }) as Server
  try {
    await once(server, 'listening')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'EADDRINUSE')
      throw new PortInUseError(`Port ${config.port} is taken. Choose another: PORT=${config.port + 1} npm start`)
    if (error.code === 'EACCES')
      throw new PortInUseError(`Port ${config.port} may not be used by this user. Choose one from 1024 on: PORT=8000 npm start`)
    throw error
  }
  server.on('error', (err) => log.error({ err }, 'http server'))
  return server
}

/** No new requests; those under way get a moment, idle connections none. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), 5_000)
  await closed
  clearTimeout(force)
}

function addressOf(server: Server, { publicOrigin, host }: Config): string {
  if (publicOrigin) return publicOrigin
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : ''
  return `http://${['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`
}
