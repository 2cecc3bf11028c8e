import { mkdtemp, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from '@ipt/auth'
import { DomainEvent } from '@ipt/db'
import { createTestDatabase, persistSeason, type TestDatabase } from '@ipt/db/testing'
import { aSeason, type SeasonOptions, type TestPerson, type TestSeason } from '@ipt/domain/builders'
import { pino } from 'pino'
import { type AppOptions, createApp } from '../app.ts'
import { listenerOf } from '../kernel/listener.ts'
import { ctxFor, type Services } from '../kernel/services.ts'
import type { Ctx } from '../kernel/use-case.ts'
import { createServices } from '../services.ts'

export const TEST_PASSWORD = 'a password of the tests'

/** A clock that stands still until it is moved. */
interface TestClock {
  now: Date
  forward(milliseconds: number): void
}

/** The server's parts on a database of their own, without a port. */
export interface TestServer {
  db: TestDatabase
  services: Services
  clock: TestClock
  /** What verbs get when this person acts. */
  as(person: TestPerson): Ctx
  /** Builds a season and writes it down; its people sign in with `TEST_PASSWORD`. */
  season(options?: SeasonOptions): Promise<TestSeason>
  /** The record of one subject, oldest first. */
  eventsOf(subjectId: string): Promise<DomainEvent[]>
  /** A request to the whole HTTP side, from the address 127.0.0.1. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** The HTTP side as a node server's listener. */
  listener: RequestListener
  /** A bearer token of this person. */
  tokenOf(person: TestPerson): Promise<string>
  stop(): Promise<void>
}

/** The season's today at noon, by the clock of Dar es Salaam. */
const NOON = new Date('2026-08-18T09:00:00Z')

/** `rate`: how often one person may call REST, where a test calls very often. */
export async function startTestServer({ rate }: Pick<AppOptions, 'rate'> = {}): Promise<TestServer> {
  const db = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'ipt-server-'))
  const clock: TestClock = {
    now: new Date(NOON),
    forward(milliseconds) {
      clock.now = new Date(clock.now.getTime() + milliseconds)
    },
  }
  const services = await createServices(
    { dataDir, publicOrigin: null, webhookNetworks: null },
    {
      databaseUrl: db.appUrl,
      secret: 'a secret of the tests, long enough',
      log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
      demoPassword: null,
      clock: () => new Date(clock.now),
    },
  )
  const app = createApp({ services, webDir: join(dataDir, 'no-web'), publicOrigin: null, ...(rate ? { rate } : {}) })
  const passwordHash = await hashPassword(TEST_PASSWORD)
  const connection = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } } }
  let seed = 0

  return {
    db,
    services,
    clock,
    as: (person) =>
      ctxFor(services, {
        kind: 'user',
        userId: person.id,
        roles: [{ role: person.role, institutionId: person.institutionId, organisationId: person.organisationId }],
      }),
    async season(options = {}) {
      seed += 1
      const season = aSeason({ seed, ...options })
      await persistSeason(db.orm.em.fork(), season, { passwordHash })
      return season
    },
    eventsOf: (subjectId) => db.orm.em.fork().find(DomainEvent, { subjectId }, { orderBy: { id: 'asc' } }),
    request: async (path, init) => app.request(path, init, connection),
    listener: listenerOf(app.fetch, services.log),
    async tokenOf(person) {
      const pair = await services.tokens.issue(person.id, { userAgent: 'test' })
      if (!pair) throw new Error(`${person.name} may not sign in`)
      return pair.accessToken
    },
    async stop() {
      await services.live.stop()
      await services.orm.close(true)
      await db.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
