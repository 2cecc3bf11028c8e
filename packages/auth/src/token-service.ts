import { createHmac } from 'node:crypto'
import type { Tables } from '@ipt/db'
import type { MikroORM } from '@mikro-orm/postgresql'
import { AccessTokens } from './access-token.ts'
import { digestOf, newSecret } from './digest.ts'
import { deriveKey } from './keys.ts'
import { findUsed, insertFirst, rotate, type TokenSession, type UsedToken } from './refresh-rows.ts'
import { later, loadLiveSession, openSession } from './session-rows.ts'
import type { SignedIn } from './signed-in.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const ACCESS_MS = 15 * MINUTE
/** A session ends after so much time without a refresh, and at the latest so long after it began. */
const IDLE_MS = 30 * DAY
const ABSOLUTE_MS = 90 * DAY
/** So soon after its first use, a refresh token may come again: see `TokenService.refresh`. */
const LEEWAY_MS = 10_000

export interface TokenServiceOptions {
  orm: MikroORM
  clock: () => Date
  /** At least 32 characters, the same on every node. Another one ends every access token. */
  secret: string
  /** `iss`: who makes the tokens, such as the public origin. */
  issuer: string
  /** `aud`: what they are for, such as the API's address. */
  audience: string
  /** Told when a refresh token came back that had been used: it may have been stolen, and its session was just ended. */
  onReuse?: (session: { sessionId: string; userId: string }) => void
}

/** What a client gets at sign-in and at each refresh. */
export interface TokenPair {
  accessToken: string
  refreshToken: string
  /** Seconds that the access token is good for. */
  expiresIn: number
  sessionId: string
}

/** Bearer tokens (RFC 6750) for the REST interface: short-lived access tokens, and refresh tokens that are good for one use. */
export class TokenService {
  readonly #orm: MikroORM
  readonly #clock: () => Date
  readonly #accessTokens: AccessTokens
  readonly #successorKey: Uint8Array
  readonly #onReuse: NonNullable<TokenServiceOptions['onReuse']>

  constructor({ orm, clock, secret, issuer, audience, onReuse = () => {} }: TokenServiceOptions) {
    this.#orm = orm
    this.#clock = clock
    this.#accessTokens = new AccessTokens({ key: deriveKey(secret, 'access-token'), issuer, audience, clock })
    this.#successorKey = deriveKey(secret, 'refresh-token-successor')
    this.#onReuse = onReuse
  }

  /** Begins a session for a person whose password was just checked. Null when the person is suspended or gone, or has another password meanwhile. */
  async issue(userId: string, { userAgent, passwordHash }: { userAgent: string; passwordHash?: string }): Promise<TokenPair | null> {
    const now = this.#clock()
    const sessionId = newSecret()
    const refreshToken = newSecret()
    const opened = await this.#orm.em.fork().transactional(async (em) => {
      const done = await openSession(em, {
        id: sessionId,
        userId,
        kind: 'api',
        userAgent,
        now,
        idleMs: IDLE_MS,
        absoluteMs: ABSOLUTE_MS,
        passwordHash,
      })
      if (done) await insertFirst(em, { token: digestOf(refreshToken), sessionId, now })
      return done
    })
    return opened ? this.#pair({ sessionId, userId, endsAt: later(now, ABSOLUTE_MS) }, refreshToken) : null
  }

  /**
   * Who the access token stands for, or null: not one of ours, expired, its session ended, or a person who is suspended. One statement,
   * and none for a token that isn't ours: it dies with its session, not only after its 15 minutes.
   */
  async resolve(accessToken: string): Promise<SignedIn | null> {
    const claims = await this.#accessTokens.read(accessToken)
    if (!claims) return null
    const live = await loadLiveSession(this.#orm, claims.sessionId, 'api', this.#clock())
    return live?.signedIn.userId === claims.userId ? live.signedIn : null
  }

  /**
   * Exchanges a refresh token for a new pair, once (RFC 9700, 4.14.2). Null when it is unknown, its session over, or the person suspended;
   * and when it was used before, which ends the session, since either of the two who came with it may be a thief.
   *
   * A client whose answer got lost comes again with the same token, and two tabs may come at once. So a token's successor is derived
   * from it: within 10 s, and while nobody has used the successor, the answer is that same successor with a fresh access token. The chain
   * never forks: a thief who is quick enough holds the very token that the client holds, and whoever uses it second is caught.
   */
  async refresh(refreshToken: string): Promise<TokenPair | null> {
    const now = this.#clock()
    const next = this.#successorOf(refreshToken)
    const digests = { token: digestOf(refreshToken), successor: digestOf(next) }
    const session = await rotate(this.#orm, { ...digests, now, idleUntil: later(now, IDLE_MS) })
    if (session) return this.#pair(session, next)

    const used = await findUsed(this.#orm, { ...digests, now })
    if (!used) return null
    if (isRetry(used, now)) return this.#pair(used, next)
    await this.end(used.sessionId)
    this.#onReuse({ sessionId: used.sessionId, userId: used.userId })
    return null
  }

  /** Ends a token's session, with every token of it. One that is over already is fine. */
  async end(sessionId: string): Promise<void> {
    await this.#orm.em.fork().getKysely<Tables>().deleteFrom('session').where('id', '=', sessionId).where('kind', '=', 'api').execute()
  }

  /** 256 bits that look random to whoever lacks the key, and that the rows, which hold digests alone, don't lead to. */
  #successorOf(refreshToken: string): string {
    return createHmac('sha256', this.#successorKey).update(refreshToken).digest('base64url')
  }

  async #pair({ sessionId, userId, endsAt }: TokenSession, refreshToken: string): Promise<TokenPair> {
    const expiresIn = Math.floor(Math.min(ACCESS_MS, endsAt.getTime() - this.#clock().getTime()) / 1000)
    return { accessToken: await this.#accessTokens.make({ userId, sessionId }, expiresIn), refreshToken, expiresIn, sessionId }
  }
}

const isRetry = ({ usedAt, successorUnused }: UsedToken, now: Date): boolean =>
  successorUnused && now.getTime() - usedAt.getTime() <= LEEWAY_MS
