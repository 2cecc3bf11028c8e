import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { DataFolderInUseError, lockDataFolder } from '@ipt/db/embedded'
import { pino } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { openDemo } from './demo/index.ts'
import { exposureWarning } from './exposure.ts'
import { greeting, type MailWay } from './greeting.ts'
import { answerBroken } from './kernel/broken-request.ts'
import { LISTENING, listenerOf } from './kernel/listener.ts'
import { keepingMailer, type Mailer, smtpMailer } from './kernel/mailer.ts'
import { isSetupOpen } from './modules/institutions/index.ts'
import { keepAddress } from './running-address.ts'
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
  const warning = exposureWarning(config)
  if (warning) log.warn(warning)
  const stops: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    const failures: unknown[] = []
    // Whatever one of them runs into, the others are ended too: the database last.
    for (const each of stops.splice(0).reverse()) await each().catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
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
    const services = await createServices(config, {
      databaseUrl: database.url,
      secret,
      log,
      demoPassword: null,
      mailer: mailerOf(config, say),
    })
    stops.push(() => services.orm.close(true))
    const worker = await startWorker(services, database.url, { alone: database.embedded })
    stops.push(() => worker.stop())
    next()
    const demo = await openDemo(services, config.demo, say)
    next()
    const app = createApp({ services, webDir: config.webDir, publicOrigin: config.publicOrigin, proxies: config.proxies })
    const server = await listen(config, listenerOf(app.fetch, log))
    server.on('error', (err) => log.error({ err }, 'http server'))
    server.on('clientError', answerBroken)
    stops.push(() => close(server))
    // Before the server closes: an open stream is a request under way.
    stops.push(() => services.live.stop())
    const address = addressOf(server, config)
    services.origin = address
    stops.push(await keepAddress(config.dataDir, address))
    const setupCode = (await isSetupOpen(services)) ? services.setupCode : null
    for (const line of greeting({ address, setupCode, demo, demoPassword: services.demoPassword, mail: mailWay(config) })) say(line)
    return { address, stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

const mailerOf = ({ smtp, production }: Config, say: (line: string) => void): Mailer => {
  if (smtp) return smtpMailer(smtp.url, smtp.from)
  return keepingMailer(
    production
      ? null
      : ({ to, subject, text }) => say(`\n  ── Mail to ${to}: ${subject}\n${printable(text).replaceAll(/^/gm, '  │ ')}\n  ──\n`),
  )
}

/** Nothing that a terminal takes for an order. */
const printable = (text: string): string => text.replaceAll(/[^\P{Cc}\n]/gu, '')

const mailWay = ({ smtp, production }: Config): MailWay => (smtp ? 'smtp' : production ? 'kept' : 'shown')

/** A failure that names the setting behind it, unless it says by itself what to mend. */
const asStartError =
  (setting: string | null) =>
  (error: unknown): never => {
    if (setting === null || error instanceof DataFolderInUseError || error instanceof StartError) throw error
    throw new StartError(`${setting}: ${error instanceof Error ? error.message.split('\n')[0] : error}`, { cause: error })
  }

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
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const force = setTimeout(() => server.closeAllConnections(), 5_000)
  await closed
  clearInterval(idle)
  clearTimeout(force)
}

function addressOf(server: Server, { publicOrigin, host }: Config): string {
  if (publicOrigin) return publicOrigin
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : ''
  return `http://${['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`
}
