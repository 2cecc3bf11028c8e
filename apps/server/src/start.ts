import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { DataFolderInUseError, lockDataFolder } from '@ipt/db/embedded'
import { pino } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { DEMO_PASSWORD, demoIsLoaded, loadDemo } from './demo/index.ts'
import { greeting } from './greeting.ts'
import type { Services } from './kernel/services.ts'
import { keptSecret } from './secret.ts'
import { createServices } from './services.ts'
import { startWorker } from './worker.ts'

/** What a person can mend, in one line that names the setting. */
export class StartError extends Error {}

/** Told to end while it was still starting. */
export class Cancelled extends Error {}

export interface Running {
  address: string
  stop(): Promise<void>
}

/**
 * Brings everything up, in the order in which it needs each other, and prints the address. What is already up is taken down again when
 * a later step fails, or when `cancelled` says so between two steps. `onLost` is called when the database is gone for good. StartError
 * and DataFolderInUseError say what to mend.
 */
export async function start(
  config: Config,
  say: (line: string) => void,
  onLost: (error: Error) => void,
  cancelled: () => boolean = () => false,
): Promise<Running> {
  const log = pino({ level: config.logLevel, redact: ['req.headers', 'headers', '*.password', '*.token'] })
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  const next = (): void => {
    if (cancelled()) throw new Cancelled()
  }
  try {
    const lock = await lockDataFolder(config.dataDir).catch(asStartError('IPT_DATA_DIR'))
    stops.push(() => lock.release())
    // Before minutes may go into a new database: is there a place to listen at all?
    await listen(config, (_, response) => response.end()).then(close)
    next()
    const database = await openDatabase(config, log, say, onLost).catch(asStartError(config.database ? 'DATABASE_URL' : null))
    stops.push(() => database.stop())
    next()
    const secret = config.secret ?? (await keptSecret(config.dataDir))
    const services = await createServices(config, { databaseUrl: database.url, secret, log, demoPassword: null })
    stops.push(() => services.orm.close(true))
    const worker = await startWorker(services, database.url)
    stops.push(() => worker.stop())
    next()
    services.demoPassword = await demoPassword(config, services, database.embedded, say)
    next()
    const app = createApp({ services, webDir: config.webDir, publicOrigin: config.publicOrigin })
    const server = await listen(config, getRequestListener(app.fetch))
    server.on('error', (err) => log.error({ err }, 'http server'))
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

/** A failure that names the setting behind it, unless it says by itself what to mend. */
const asStartError =
  (setting: string | null) =>
  (error: unknown): never => {
    if (setting === null || error instanceof DataFolderInUseError || error instanceof StartError) throw error
    throw new StartError(`${setting}: ${error instanceof Error ? error.message.split('\n')[0] : error}`, { cause: error })
  }

const LISTENING = { headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 10_000, connectionsCheckingInterval: 5_000 }

async function listen({ port, host }: Config, handler: RequestListener): Promise<Server> {
  const server = createServer(LISTENING, handler)
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new StartError(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`)
    if (code === 'EACCES') throw new StartError(`Port ${port} may not be used by this user. Choose one from 1024 on: PORT=8000 npm start`)
    throw new StartError(`HOST: ${host} is no address of this machine (${code}).`, { cause: error })
  }
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
