import type { Tables } from '@ipt/db'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { type Adapter, Cookie, Lucia, TimeSpan } from 'lucia'
import { digestOf } from './digest.ts'
import { readCookie, type SessionCookie } from './session-cookie.ts'
import { later, loadLiveSession, loadLiveSessions, openSession } from './session-rows.ts'
import type { SignedIn } from './signed-in.ts'

/** A session ends after so much idleness, and at the latest so long after it began. */
const IDLE = new TimeSpan(14, 'd')
const ABSOLUTE = new TimeSpan(60, 'd')

export interface SessionServiceOptions {
  orm: MikroORM
  clock: () => Date
  /** From `cookieFor(publicOrigin)`. */
  cookie: SessionCookie
}

/** A session that has just begun. */
export interface BrowserSession {
  /** The cookie's value: stands nowhere but in the browser. */
  value: string
  /** The Set-Cookie header that hands it over. */
  setCookie: string
  /** Of the session's row. */
  sessionId: string
  endsAt: Date
}

/**
 * Browser sessions. lucia makes the cookie's value, decides when a session slides, and writes the cookie; the rows are ours: they hold
 * the value's SHA-256, end at a fixed moment whatever the use, and are read together with the person's state and roles.
 */
export class SessionService {
  readonly #orm: MikroORM
  readonly #clock: () => Date
  readonly #cookieName: string
  readonly #lucia: ReturnType<typeof makeLucia>

  constructor(options: SessionServiceOptions) {
    this.#orm = options.orm
    this.#clock = options.clock
    this.#cookieName = options.cookie.name
    this.#lucia = makeLucia(options)
  }

  /**
   * Begins a session for a person whose identity was just checked (at sign-in, or again before something grave), and ends the one of
   * the browser's previous cookie: a value that was known before is worth nothing after (OWASP ASVS 5.0, 7.2.4). Null when the
   * person is suspended or gone, or `passwordHash`, which was found right, is no longer theirs.
   */
  async signIn(
    userId: string,
    {
      userAgent,
      previousCookie,
      passwordHash,
    }: { userAgent: string; previousCookie?: string | null | undefined; passwordHash?: string | undefined },
  ): Promise<BrowserSession | null> {
    if (previousCookie) await this.#lucia.invalidateSession(previousCookie)
    const endsAt = later(this.#clock(), ABSOLUTE.milliseconds())
    try {
      const { id: value } = await this.#lucia.createSession(userId, { userAgent, passwordHash, signedIn: null })
      return { value, setCookie: this.#setCookie(value), sessionId: digestOf(value), endsAt }
    } catch (error) {
      if (error instanceof MayNotSignIn) return null
      throw error
    }
  }

  /**
   * Who the cookie's value stands for, or null: unknown, over, or a person who is suspended. One statement; a second one, which moves
   * the idle limit, only when more than half of it is gone. The cookie need not be sent again: it lasts as long as the session can.
   */
  async resolve(value: string | null | undefined): Promise<SignedIn | null> {
    if (!value) return null
    const { session } = await this.#lucia.validateSession(value)
    return session?.signedIn ?? null
  }

  /**
   * Who is behind these sessions, browsers' and tokens' alike, by the session's id; those that are over, or of people who are suspended,
   * are missing. One statement. For what was opened long ago and goes on: it does not count as use, and moves no limit.
   */
  async stillGood(sessionIds: readonly string[]): Promise<ReadonlyMap<string, SignedIn>> {
    return loadLiveSessions(this.#orm, sessionIds, this.#clock())
  }

  /** The cookie's value in a request's Cookie header, or null. */
  readCookie(header: string | null | undefined): string | null {
    return readCookie(header, this.#cookieName)
  }

  /** Ends this session, if there is one, and returns the Set-Cookie header that takes the cookie away. */
  async signOut(value: string | null | undefined): Promise<string> {
    if (value) await this.#lucia.invalidateSession(value)
    return this.#lucia.createBlankSessionCookie().serialize()
  }

  /**
   * Ends all sessions of a person, browsers' and tokens' alike, at the next request on every node. For sign-out everywhere, and inside
   * the transaction (`em`) that changes a password, a role or a state. Returns how many there were.
   */
  async endAll(userId: string, em: EntityManager = this.#orm.em.fork()): Promise<number> {
    const { numDeletedRows } = await em.getKysely<Tables>().deleteFrom('session').where('user_id', '=', userId).executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  }

  /** As `endAll`, but for the one that asks. */
  async endOthers(userId: string, sessionId: string, em: EntityManager = this.#orm.em.fork()): Promise<number> {
    const { numDeletedRows } = await em
      .getKysely<Tables>()
      .deleteFrom('session')
      .where('user_id', '=', userId)
      .where('id', '!=', sessionId)
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  }

  /** Ends one session of this person, of either kind. False when the person has none of that id (any more). */
  async endOne(userId: string, sessionId: string, em: EntityManager = this.#orm.em.fork()): Promise<boolean> {
    const { numDeletedRows } = await em
      .getKysely<Tables>()
      .deleteFrom('session')
      .where('user_id', '=', userId)
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  }

  /**
   * From the next request on, a browser's session stands for `userId`, until then. Whether it may is the caller's question. False where there
   * is no such session: tokens look at nobody.
   */
  async beginView(sessionId: string, { userId, until }: { userId: string; until: Date }, em: EntityManager): Promise<boolean> {
    const { numUpdatedRows } = await em
      .getKysely<Tables>()
      .updateTable('session')
      .set({ viewing_as_id: userId, viewing_until: until })
      .where('id', '=', sessionId)
      .where('kind', '=', 'browser')
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  }

  /** The session is its person's own again. False when it was already. */
  async endView(sessionId: string, em: EntityManager): Promise<boolean> {
    const { numUpdatedRows } = await em
      .getKysely<Tables>()
      .updateTable('session')
      .set({ viewing_as_id: null, viewing_until: null })
      .where('id', '=', sessionId)
      .where('viewing_as_id', 'is not', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  }

  /** Removes sessions that are over, of both kinds. They were refused already: this is housekeeping. */
  async deleteExpired(): Promise<void> {
    await this.#lucia.deleteExpiredSessions()
  }

  #setCookie(value: string): string {
    const { name, attributes } = this.#lucia.createSessionCookie(value)
    return new Cookie(name, value, { ...attributes, maxAge: ABSOLUTE.seconds() }).serialize()
  }
}

class MayNotSignIn extends Error {}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>
    DatabaseSessionAttributes: { userAgent: string; passwordHash: string | undefined; signedIn: SignedIn | null }
  }
}

const makeLucia = (options: SessionServiceOptions) =>
  new Lucia<{ signedIn: SignedIn | null }>(adapterFor(options), {
    sessionExpiresIn: IDLE,
    sessionCookie: { name: options.cookie.name, attributes: { secure: options.cookie.secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: ({ signedIn }) => ({ signedIn }),
  })

/** To lucia a session's id is the cookie's value, so here every id is hashed on its way to the rows. */
function adapterFor({ orm, clock }: SessionServiceOptions): Adapter {
  const db = () => orm.em.fork().getKysely<Tables>()
  // lucia reads the machine's clock: moments it is to judge are told as if that were ours.
  const told = (moment: number) => new Date(moment + Date.now() - clock().getTime())
  return {
    async getSessionAndUser(value) {
      const live = await loadLiveSession(orm, digestOf(value), 'browser', clock())
      if (!live) return [null, null]
      const { signedIn, expiresAt, endsAt } = live
      // At its absolute limit a session can't slide further: shown as fresh, so that lucia doesn't try at every request.
      const idleUntil = expiresAt < endsAt ? told(expiresAt) : new Date(Date.now() + IDLE.milliseconds())
      return [
        { id: value, userId: signedIn.userId, expiresAt: idleUntil, attributes: { userAgent: '', passwordHash: undefined, signedIn } },
        { id: signedIn.userId, attributes: {} },
      ]
    },
    async setSession({ id, userId, attributes: { userAgent, passwordHash } }) {
      const limits = { idleMs: IDLE.milliseconds(), absoluteMs: ABSOLUTE.milliseconds() }
      const opened = await openSession(orm.em.fork(), {
        id: digestOf(id),
        userId,
        kind: 'browser',
        userAgent,
        now: clock(),
        passwordHash,
        ...limits,
      })
      if (!opened) throw new MayNotSignIn()
    },
    async updateSessionExpiration(value) {
      const now = clock()
      await db()
        .updateTable('session')
        .set((eb) => ({ expires_at: eb.fn<Date>('least', [eb.val(later(now, IDLE.milliseconds())), 'ends_at']) }))
        .where('id', '=', digestOf(value))
        .where('expires_at', '>', now)
        .execute()
    },
    async deleteSession(value) {
      await db().deleteFrom('session').where('id', '=', digestOf(value)).where('kind', '=', 'browser').execute()
    },
    async deleteUserSessions(userId) {
      await db().deleteFrom('session').where('user_id', '=', userId).execute()
    },
    async deleteExpiredSessions() {
      await db().deleteFrom('session').where('expires_at', '<=', clock()).execute()
    },
    getUserSessions() {
      throw new Error('Cookie values are not kept, so none can be listed.')
    },
  }
}
