import type { BlockList } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { EXPORTS } from './exports/index.ts'
import { clientAddress } from './kernel/client-address.ts'
import { crossSiteGuard } from './kernel/cross-site-guard.ts'
import { DomainError } from './kernel/errors.ts'
import { exportRoutes } from './kernel/exports.ts'
import { healthRoutes } from './kernel/health.ts'
import { identify, readOnlyView } from './kernel/identify.ts'
import { noStore, readablePath } from './kernel/plain-answers.ts'
import { requestLog, toldPath } from './kernel/request-log.ts'
import { problem, type RestEnv, type RestModule } from './kernel/rest.ts'
import type { Services } from './kernel/services.ts'
import { openWebApp } from './kernel/web-app.ts'
import { accountsRest } from './modules/accounts/index.ts'
import { calendarRoutes } from './modules/calendar/index.ts'
import { filesRest } from './modules/files/index.ts'
import { importsRest } from './modules/imports/index.ts'
import { lettersRoutes } from './modules/letters/index.ts'
import { logbookRest } from './modules/logbook/index.ts'
import { arrivalsRest } from './modules/placements/index.ts'
import { appRouter } from './router.ts'

const REST: readonly RestModule[] = [accountsRest, arrivalsRest, filesRest, importsRest, logbookRest]

const TRPC_BYTES = 1024 * 1024

export interface AppOptions {
  services: Services
  /** Where the built web app lies. */
  webDir: string
  publicOrigin: string | null
  /** Whose X-Forwarded-For counts. */
  proxies?: BlockList | null
}

/** The whole HTTP side on one screen: what every request passes, in this order, and where it ends. */
export function createApp({ services, webDir, publicOrigin, proxies = null }: AppOptions): Hono<RestEnv> {
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
      createContext: ({ resHeaders }) => ({
        services,
        signedIn: c.get('signedIn'),
        key: c.get('key'),
        sessionCookie: services.sessions.readCookie(c.req.header('cookie')),
        address: c.get('address'),
        userAgent: c.req.header('user-agent') ?? '',
        setCookie: (header) => resHeaders.append('set-cookie', header),
      }),
    }),
  )

  app.use('/api/v1/*', crossSiteGuard(publicOrigin), identify, readOnlyView)
  for (const { routes } of REST) app.route('/api/v1', routes)
  app.all('/api/*', (c) => {
    const allowed = !c.req.path.startsWith('/api/v1/') ? [] : REST.flatMap((module) => module.methodsAt(c.req.path.slice('/api/v1'.length)))
    if (allowed.length === 0) throw new DomainError('NOT_FOUND')
    c.header('Allow', [...new Set(allowed)].join(', '))
    throw new DomainError('METHOD_NOT_ALLOWED')
  })

  app.use('/exports/*', crossSiteGuard(publicOrigin), identify, readOnlyView)
  app.route('/exports', exportRoutes(EXPORTS))

  app.use('/letters/*', crossSiteGuard(publicOrigin), identify, readOnlyView)
  app.route('/letters', lettersRoutes())

  app.get('*', web.pages)
  app.notFound((c) => problem(c, new DomainError('NOT_FOUND')))
  return app
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
