import type { ApiTokenService, KeyHolder, SessionService, SignedIn, TokenService, Vault } from '@ipt/auth'
import type { Actor } from '@ipt/domain'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import type { FileStorage } from './file-storage.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { LiveHub } from './live/live-hub.ts'
import type { LoginLimiter } from './login-limiter.ts'
import type { Mailer } from './mailer.ts'
import type { Outbound } from './outbound/outbound.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Ctx } from './use-case.ts'

/** What one process is made of; built once at the start, and handed to everything. */
export interface Services {
  orm: MikroORM
  clock: () => Date
  newId: () => string
  files: FileStorage
  sessions: SessionService
  tokens: TokenService
  /** Personal tokens, and keys of institutions. */
  apiTokens: ApiTokenService
  loginLimiter: LoginLimiter
  limits: RateLimits
  keptAnswers: KeptAnswers
  mailer: Mailer
  /** The way out for requests to addresses that people typed. */
  outbound: Outbound
  /** Seals secrets that have to be read again. */
  vault: Vault
  /** Where people reach this server, without a slash at the end: what links in mails begin with. Known once it listens. */
  origin: string
  /** What proves access to the server while nobody can sign in. */
  setupCode: string
  wake: () => void
  /** Everybody's open streams on this node. */
  live: LiveHub
  log: Logger
  /** The password of the demo's logins while the demo may be shown, else null. */
  demoPassword: string | null
  /** People who may not sign in here, by id: the demo's, whose passwords everybody knows, where the demo may not be shown. */
  lockedOut: ReadonlySet<string>
}

/** What verbs need, for one actor and one request: an EntityManager of its own, so that calls in a batch never share a unit of work. */
export const ctxFor = (services: Pick<Services, 'orm' | 'clock' | 'newId' | 'files' | 'wake'>, actor: Actor): Ctx => ({
  em: services.orm.em.fork(),
  actor,
  clock: services.clock,
  newId: services.newId,
  files: services.files,
  wake: services.wake,
})

/** The actor that a request's caller is: a person or a key; null where nobody is signed in. */
export function actorOf({ signedIn, key }: { signedIn: SignedIn | null; key: KeyHolder | null }): Actor | null {
  if (signedIn) {
    const { userId, roles, token } = signedIn
    return { kind: 'user', userId, roles, ...(token ? { token } : {}) }
  }
  return key && { kind: 'key', keyId: key.keyId, institutionId: key.institutionId, scopes: key.scopes }
}
