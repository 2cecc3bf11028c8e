import { randomUUID } from 'node:crypto'
import { Institution, Membership, Session, User, type UserState } from '@ipt/db'
import { createTestDatabase } from '@ipt/db/testing'
import type { MikroORM } from '@mikro-orm/postgresql'
import { test as base } from 'vitest'
import { cookieFor } from '../session-cookie.ts'
import { SessionService } from '../session-service.ts'
import { TokenService } from '../token-service.ts'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE
export const SECRET = 'a secret for tests, of forty characters.'
export const ISSUER = 'https://ipt.example'
export const AUDIENCE = 'https://ipt.example/api/v1'

/** A clock that stands still until it is moved. */
class TestClock {
  #now = new Date('2027-03-01T08:00:00.000Z')
  readonly now = (): Date => this.#now
  forward(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms)
  }
}

/** Sign-ins, people and their rows on a database of the test file's own. */
class AuthBench {
  readonly clock = new TestClock()
  readonly reused: string[] = []
  readonly orm: MikroORM
  readonly sessions: SessionService
  readonly tokens: TokenService

  constructor(orm: MikroORM) {
    this.orm = orm
    this.sessions = new SessionService({ orm, clock: this.clock.now, cookie: cookieFor('https://ipt.example') })
    this.tokens = new TokenService({
      orm,
      clock: this.clock.now,
      secret: SECRET,
      issuer: ISSUER,
      audience: AUDIENCE,
      onReuse: ({ sessionId }) => this.reused.push(sessionId),
    })
  }

  /** A person who may sign in, and who holds no role. Returns their id. */
  async person(state: UserState = 'ACTIVE'): Promise<string> {
    const id = randomUUID()
    const email = `Amina.${id}@ipt.example`
    await this.orm.em
      .fork()
      .insert(User, { id, name: 'Amina Juma', email, emailKey: email.toLowerCase(), language: 'sw', state, createdAt: this.clock.now() })
    return id
  }

  /** A role at an institution of its own, held from `since` on for as many ms, or for good. Returns the institution's id. */
  async role(userId: string, role: 'student' | 'coordinator', since: Date, lasts?: number): Promise<string> {
    const institution = randomUUID()
    const until = lasts === undefined ? null : new Date(since.getTime() + lasts)
    await this.orm.em.fork().insert(Institution, { id: institution, name: 'DIT', timeZone: 'Africa/Dar_es_Salaam', createdAt: since })
    await this.orm.em.fork().insert(Membership, { id: randomUUID(), user: userId, role, institution, since, until })
    return institution
  }

  async setState(userId: string, state: UserState): Promise<void> {
    await this.orm.em.fork().nativeUpdate(User, { id: userId }, { state })
  }

  /** The value of a new browser session's cookie. */
  async cookieOf(userId: string, previousCookie?: string): Promise<string> {
    const session = await this.sessions.signIn(userId, { userAgent: 'vitest', previousCookie })
    if (!session) throw new Error('Not signed in.')
    return session.value
  }

  async tokensOf(userId: string) {
    const pair = await this.tokens.issue(userId, { userAgent: 'vitest' })
    if (!pair) throw new Error('Not signed in.')
    return pair
  }

  sessionsOf(userId: string): Promise<Session[]> {
    return this.orm.em.fork().find(Session, { user: userId }, { orderBy: { createdAt: 'asc' } })
  }

  /** How often `work` asked the pool for a connection: once a statement, outside transactions. */
  async statementsOf(work: () => Promise<unknown>): Promise<number> {
    const pool = await this.orm.driver.getConnection().getNativeClient()
    let count = 0
    const counted = () => count++
    pool.on('acquire', counted)
    await work()
    pool.off('acquire', counted)
    return count
  }
}

/** Tests with an `auth` bench each, on one database a file. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern what a fixture needs; this one needs nothing
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await createTestDatabase()
    onCleanup(() => database.drop())
    return database
  })
  .extend('auth', ({ database }) => new AuthBench(database.orm))
