import { join } from 'node:path'
import { ApiTokenService, cookieFor, SessionService, setupCodeOf, TokenService, Vault } from '@ipt/auth'
import { openOrm } from '@ipt/db'
import type { Logger } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import type { Config } from './config.ts'
import { KeptAnswers } from './kernel/kept-answers.ts'
import { LiveHub } from './kernel/live/live-hub.ts'
import { openLocalFileStorage } from './kernel/local-file-storage.ts'
import { LoginLimiter } from './kernel/login-limiter.ts'
import { keepingMailer, type Mailer } from './kernel/mailer.ts'
import { openOutbound } from './kernel/outbound/outbound.ts'
import { RateLimits } from './kernel/rate-limits.ts'
import type { Services } from './kernel/services.ts'
import { makeWake } from './kernel/wake-up.ts'
import { notificationsProjection } from './modules/notifications/index.ts'

export interface ServicesOptions {
  databaseUrl: string
  secret: string
  log: Logger
  demoPassword: string | null
  mailer?: Mailer
  clock?: () => Date
}

/** Everything that one process is made of, on the application's role. Close with `services.orm.close(true)`. */
export async function createServices(
  config: Pick<Config, 'dataDir' | 'publicOrigin' | 'webhookNetworks'>,
  options: ServicesOptions,
): Promise<Services> {
  const { databaseUrl, secret, log, demoPassword, mailer = keepingMailer(null), clock = () => new Date() } = options
  const orm = await openOrm({ url: databaseUrl })
  const cookie = cookieFor(config.publicOrigin)
  if (cookie.warning) log.warn(cookie.warning)
  const sessions = new SessionService({ orm, clock, cookie })
  return {
    orm,
    clock,
    newId: uuidv7,
    files: await openLocalFileStorage(join(config.dataDir, 'files')),
    sessions,
    tokens: new TokenService({
      orm,
      clock,
      secret,
      issuer: config.publicOrigin ?? 'ipt-service',
      audience: 'ipt-service/api',
      onReuse: (session) => log.warn(session, 'a used refresh token came back; its session was ended'),
    }),
    apiTokens: new ApiTokenService({ orm, clock, secret }),
    loginLimiter: new LoginLimiter(orm),
    limits: new RateLimits(orm),
    keptAnswers: new KeptAnswers({ orm, clock, secret }),
    mailer,
    outbound: openOutbound({ allowed: config.webhookNetworks }),
    vault: new Vault(secret),
    origin: config.publicOrigin ?? '',
    setupCode: setupCodeOf(secret),
    wake: makeWake(orm, log),
    live: new LiveHub({ orm, sessions, log, databaseUrl, projection: notificationsProjection.name }),
    log,
    demoPassword,
    lockedOut: new Set(),
  }
}
