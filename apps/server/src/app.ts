import type { BlockList } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { AnyProcedure } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { EXPORTS } from './exports/index.ts'
import { clientAddress } from './kernel/client-address.ts'
import { crossSiteGuard } from './kernel/cross-site-guard.ts'
import { DomainError } from './kernel/errors.ts'
import { exportRoutes, exportsRest } from './kernel/exports.ts'
import { healthRoutes } from './kernel/health.ts'
import { identify, readOnlyView } from './kernel/identify.ts'
import { methodsAt, mountOperations } from './kernel/operations.ts'
import { noStore, readablePath } from './kernel/plain-answers.ts'
import { RATE, rateOfCalls } from './kernel/rate-of-calls.ts'
import { requestLog, toldPath } from './kernel/request-log.ts'
import { problem, type RestContext, type RestEnv, type RestModule } from './kernel/rest.ts'
import type { Services } from './kernel/services.ts'
import type { RequestContext } from './kernel/trpc.ts'
import { openWebApp } from './kernel/web-app.ts'
import { accountsRest } from './modules/accounts/index.ts'
import { calendarRoutes } from './modules/calendar/index.ts'
import { filesRest } from './modules/files/index.ts'
import { importsRest } from './modules/imports/index.ts'
import { lettersRoutes } from './modules/letters/index.ts'
import { logbookRest } from './modules/logbook/index.ts'
import { BESIDE } from './openapi/beside.ts'
import { openApiDocument } from './openapi/document.ts'
import { problemPages } from './openapi/problem-pages.ts'
import { openApiRoutes, VERSION } from './openapi/routes.ts'
import { OPERATIONS, TAGS } from './rest.ts'
import { appRouter } from './router.ts'

/** Routes that are more than one procedure's second door. */
export const REST: readonly RestModule[] = [accountsRest, filesRest, importsRest, logbookRest, exportsRest(EXPORTS)]

const TRPC_BYTES = 1024 * 1024

export interface AppOptions {
  services: Services
  /** Where the built web app lies. */
  webDir: string
  publicOrigin: string | null
  /** Whose X-Forwarded-For counts. */
  proxies?: BlockList | null
  /** How often one person, or key, may call REST. */
  rate?: { calls: number; seconds: number }
}

/** The whole HTTP side on one screen: what every request passes, in this order, and where it ends. */
export function createApp({ services, webDir, publicOrigin, proxies = null, rate = RATE }: AppOptions): Hono<RestEnv> {
  const app = new Hono<RestEnv>({ strict: false })
  app.use(requestLog(services.log))
  app.use(secureHeaders(headersFor(publicOrigin)))
  app.use(async (c, next) => {
    c.set('services', services)
    c.set('address', clientAddress(getConnInfo(c).remote.address ?? '', c.req.header('x-forwarded-for'), proxies))
    await next()
  })
  app.onError((error, c) => {
    const answer = problem(c, error)
    if (answer.status >= 500) services.log.error({ err: error, path: toldPath(c.req.path) }, 'request failed')
    return answer
  })

  const web = openWebApp(webDir)
  app.use('/trpc/*', noStore, readablePath)
  app.use('/api/*', noStore)
  app.use('/health/*', web.tellBuild)
  app.use('/trpc/*', web.tellBuild)
  app.route('/health', healthRoutes(services))
  app.route('/calendar', calendarRoutes(services))

  app.use(
    '/trpc/*',
    crossSiteGuard(publicOrigin),
    bodyLimit({
      maxSize: TRPC_BYTES,
      onError: (c) => problem(c, new DomainError('BODY_UNREADABLE', { detail: 'The body is larger than 1 MB.' })),
    }),
    identify,
  )
  app.all('/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router: appRouter,
      maxBatchSize: 10,
      // What a call throws is told by its procedure; a stream outlives that.
      onError: ({ type, error, path }) => {
        if (type === 'subscription' && error.code === 'INTERNAL_SERVER_ERROR')
          services.log.error({ err: error.cause, path }, 'stream failed')
      },
      responseMeta: ({ type }) => (type === 'subscription' ? { headers: { 'cache-control': 'no-store' } } : {}),
      createContext: ({ resHeaders }) => contextOf(c, (header) => resHeaders.append('set-cookie', header)),
    }),
  )

  app.use('/api/v1/*', crossSiteGuard(publicOrigin), identify, rateOfCalls(rate), readOnlyView)
  for (const { routes } of REST) app.route('/api/v1', routes)
  app.route('/api/v1', operationRoutes())
  app.all('/api/*', (c) => {
    const path = c.req.path.startsWith('/api/v1/') ? c.req.path.slice('/api/v1'.length) : null
    const allowed = path === null ? [] : [...REST.flatMap((module) => module.methodsAt(path)), ...methodsAt(OPERATIONS, path)]
    return nothingHere(c, allowed)
  })

  app.use('/exports/*', crossSiteGuard(publicOrigin), identify, readOnlyView)
  app.route('/exports', exportRoutes(EXPORTS))

  app.use('/letters/*', crossSiteGuard(publicOrigin), identify, readOnlyView)
  app.route('/letters', lettersRoutes())

  app.route('/', openApiRoutes(documentOfRest))
  app.route('/problems', problemPages())

  app.get('*', web.pages)
  app.notFound((c) => nothingHere(c, methodsAt(BESIDE_BY_PATH, c.req.path)))
  return app
}

const BESIDE_BY_PATH = BESIDE.map(({ method, at }) => ({ method, path: at }))

/** What answers whatever nothing else does: an address that takes other methods says which. */
function nothingHere(c: RestContext, allowed: readonly string[]): Response {
  if (allowed.length === 0) return problem(c, new DomainError('NOT_FOUND'))
  c.header('Allow', [...new Set(allowed)].join(', '))
  return problem(c, new DomainError('METHOD_NOT_ALLOWED'))
}

const procedures = appRouter._def.procedures as unknown as Record<string, AnyProcedure>

/** All that programs may call, as OpenAPI tells it. */
export const documentOfRest = (): object =>
  openApiDocument({
    operations: OPERATIONS,
    routes: [...REST.flatMap(({ told }) => told), ...BESIDE],
    procedures,
    tags: TAGS,
    version: VERSION,
  })

/** Every procedure's second door. */
function operationRoutes(): Hono<RestEnv> {
  const routes = new Hono<RestEnv>({ strict: false })
  mountOperations(routes, OPERATIONS, {
    procedures,
    contextOf: (c) => contextOf(c, (header) => c.header('set-cookie', header, { append: true })),
  })
  return routes
}

/** What a procedure knows of the request that calls it. */
const contextOf = (c: RestContext, setCookie: (header: string) => void): RequestContext => {
  const services = c.get('services')
  return {
    services,
    signedIn: c.get('signedIn'),
    key: c.get('key'),
    sessionCookie: services.sessions.readCookie(c.req.header('cookie')),
    address: c.get('address'),
    userAgent: c.req.header('user-agent') ?? '',
    setCookie,
  }
}

/** Nothing but ourselves may run, be framed or be talked to. */
const headersFor = (publicOrigin: string | null): Parameters<typeof secureHeaders>[0] => ({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: publicOrigin?.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
  // A download's own, stricter policy stays.
  overwrite: false,
  referrerPolicy: 'strict-origin-when-cross-origin',
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone: [] },
})
