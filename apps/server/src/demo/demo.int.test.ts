import { verifyPassword } from '@ipt/auth'
import { ListNotificationsInput } from '@ipt/contracts'
import {
  AnnouncementRecipient,
  Application,
  ArrivalNote,
  Attachment,
  Cohort,
  DomainEvent,
  Enrolment,
  Institution,
  LeaveRequest,
  LogComment,
  LogEntry,
  Notification,
  Placement,
  User,
  Vacancy,
  Week,
} from '@ipt/db'
import { LOG_STATUSES } from '@ipt/log-machine'
import type { JobHelpers } from 'graphile-worker'
import { Client } from 'pg'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { advance } from '../kernel/projections.ts'
import { sequence } from '../kernel/sequencer.ts'
import { DEMO_LOGINS } from '../modules/accounts/index.ts'
import { filesTasks } from '../modules/files/index.ts'
import { notificationsProjection } from '../modules/notifications/index.ts'
import { TestBrowser } from '../testing/browser.ts'
import { startTestServer, type TestServer } from '../testing/index.ts'
import { demoIsLoaded, loadDemo, openDemo } from './index.ts'
import { DEMO_PASSWORD, idOf, type PersonName } from './people.ts'
import { INSTITUTION } from './places.ts'

const silent = (): void => undefined
const started: TestServer[] = []
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
})

/** A server whose clock begins at `now`; taken down after the test. */
async function startAt(now: string): Promise<TestServer> {
  const server = await startTestServer()
  started.push(server)
  server.clock.now = new Date(now)
  return server
}

const NOON = '2026-08-18T09:00:00Z'
const statusesOf = (logs: readonly LogEntry[]): Set<string> => new Set(logs.map((log) => log.status))
const logsOf = ({ db }: TestServer, student: PersonName): Promise<LogEntry[]> =>
  db.orm.em.fork().find(LogEntry, { placement: { student: idOf(student) } }, { orderBy: { logDate: 'desc' } })

/** A worker that is through at once with every job for a file that it can't see yet. */
const findsNoFile = ({ db }: TestServer): NodeJS.Timeout =>
  setInterval(() => {
    const unseen = `not exists (select from attachment where 'files.clean:' || id = key)`
    void db.orm.em.fork().execute(`delete from graphile_worker._private_jobs where ${unseen}`)
  }, 20)

describe('the demo', () => {
  let server: TestServer
  let lines: string[]
  beforeAll(async () => {
    server = await startTestServer()
    lines = []
    expect(await demoIsLoaded(server.services)).toBe(false)
    const worker = findsNoFile(server)
    expect(await loadDemo(server.services, (line) => lines.push(line))).toBe(true)
    clearInterval(worker)
    return () => server.stop()
  }, 120_000)

  test('says one line, and is there', async () => {
    expect(lines).toHaveLength(1)
    expect(await demoIsLoaded(server.services)).toBe(true)
  })

  test('loads once', async () => {
    const before = await server.db.orm.em.fork().count(DomainEvent)
    expect(await loadDemo(server.services, silent)).toBe(false)
    expect(await server.db.orm.em.fork().count(DomainEvent)).toBe(before)
  })

  test.for(DEMO_LOGINS)('$email signs in as $role', async ({ role, email }) => {
    const user = await server.db.orm.em.fork().findOneOrFail(User, { emailKey: email }, { populate: ['passwordHash'] })
    expect(await verifyPassword(user.passwordHash ?? null, DEMO_PASSWORD)).toBe(true)
    const session = await server.services.sessions.signIn(user.id, { userAgent: 'test' })
    const signedIn = session && (await server.services.sessions.resolve(session.value))
    expect(signedIn?.roles.map((held) => held.role)).toEqual([role])
  })

  test('nobody else has a password', async () => {
    expect(await server.db.orm.em.fork().count(User, { passwordHash: { $ne: null } })).toBe(DEMO_LOGINS.length)
  })

  test('the four share one active placement that stays open for a year', async () => {
    const em = server.db.orm.em.fork()
    const [placement, ...others] = await em.find(Placement, { student: idOf('neema') }, { populate: ['cohort'] })
    expect(others).toEqual([])
    expect(placement).toMatchObject({ status: 'ACTIVE', endsOn: '2027-08-18', cohort: { startsOn: '2026-06-30', endsOn: '2027-08-18' } })
    expect(placement?.industrialSupervisor?.id).toBe(idOf('baraka'))
    expect(placement?.universitySupervisor?.id).toBe(idOf('rehema'))
    expect((await em.findOneOrFail(Cohort, { institution: INSTITUTION.id })).workingDays).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('student@ has logged yesterday, and nothing today', async () => {
    expect((await logsOf(server, 'neema'))[0]?.logDate).toBe('2026-08-17')
  })

  test('holds a log in every state, and student@ has each', async () => {
    expect(statusesOf(await logsOf(server, 'neema'))).toEqual(new Set(LOG_STATUSES))
    expect(statusesOf(await logsOf(server, 'elia'))).toEqual(new Set(LOG_STATUSES))
  })

  test('everybody finds something to do', async () => {
    const em = server.db.orm.em.fork()
    const waiting = (status: LogEntry['status'], where: object) => em.count(LogEntry, { status, placement: where })
    expect(await waiting('SUBMITTED', { industrialSupervisor: idOf('baraka') })).toBeGreaterThanOrEqual(5)
    expect(await waiting('VERIFIED_INDUSTRY', { universitySupervisor: idOf('rehema') })).toBeGreaterThanOrEqual(10)
    expect(await waiting('FLAGGED', {})).toBe(3)
    expect(await em.count(Placement, { industrialSupervisor: idOf('baraka') })).toBe(4)
    expect(await em.count(Placement, { universitySupervisor: idOf('rehema') })).toBe(6)
  })

  test('one student reported an arrival that waits, one none, and one has stopped logging', async () => {
    const em = server.db.orm.em.fork()
    expect(
      (await em.find(ArrivalNote, { status: 'REPORTED' }, { populate: ['placement'] })).map((note) => note.placement.student.id),
    ).toEqual([idOf('upendo')])
    expect((await em.find(Placement, { status: 'CONFIRMED' })).map((placement) => placement.student.id)).toEqual([idOf('ibrahim')])
    expect((await logsOf(server, 'juma'))[0]?.logDate).toBe('2026-08-09')
  })

  test('the first weeks are signed, one sick day is granted, and one request waits', async () => {
    const em = server.db.orm.em.fork()
    const weeks = await em.find(Week, { placement: { student: idOf('neema') } }, { orderBy: { startsOn: 'asc' } })
    expect(weeks.map(({ status }) => status)).toEqual(['SIGNED', 'SIGNED', 'SIGNED', 'SIGNED'])
    expect(weeks.every(({ summary, coveredLogs }) => summary !== null && coveredLogs?.length !== 0)).toBe(true)
    const leave = await em.find(LeaveRequest, {}, { populate: ['placement'], orderBy: { fromOn: 'asc' } })
    expect(leave.map(({ status, fromOn, placement }) => [placement.student.id, status, fromOn])).toEqual([
      [idOf('neema'), 'GRANTED', '2026-07-29'],
      [idOf('elia'), 'ASKED', '2026-08-23'],
    ])
  })

  test('four students have no placement yet; hosts offer places, and applications stand in several states', async () => {
    const em = server.db.orm.em.fork()
    const placed = await em.find(Placement, {})
    const enrolled = await em.find(Enrolment, { endedAt: null })
    expect(enrolled.length - new Set(placed.map(({ student }) => student.id)).size).toBe(4)
    const vacancies = await em.find(Vacancy, {})
    expect(new Set(vacancies.map(({ status }) => status))).toEqual(new Set(['DRAFT', 'PUBLISHED', 'CLOSED']))
    expect(vacancies.reduce((sum, { held }) => sum + held, 0)).toBe(1)
    const applications = await em.find(Application, {})
    expect(new Set(applications.map(({ status }) => status))).toEqual(
      new Set(['SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED', 'REJECTED']),
    )
  })

  test('every act has its event, in order, and none lies in the future', async () => {
    const events = await server.db.orm.em.fork().find(DomainEvent, {}, { orderBy: { id: 'asc' } })
    const times = events.map((event) => event.occurredAt.getTime())
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times.at(-1)).toBeLessThan(Date.parse('2026-08-17T21:00:00Z'))
  })

  test('people talk under logs that are still open, and the coordinator told everybody something', async () => {
    const em = server.db.orm.em.fork()
    const comments = await em.find(LogComment, {}, { populate: ['log'] })
    expect(comments.length).toBeGreaterThan(3)
    expect(comments.filter(({ log }) => ['VERIFIED_ACADEMIC', 'VOIDED'].includes(log.status))).toEqual([])
    expect(await em.count(AnnouncementRecipient, { role: 'student' })).toBe(10)
  })

  test('a third to a half of the logs show photos, small in sum', async () => {
    const em = server.db.orm.em.fork()
    const files = await em.find(Attachment, {})
    const share = new Set(files.map((file) => file.log?.id)).size / (await em.count(LogEntry))
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.5)
    expect(files.every((file) => file.mediaType === 'image/jpeg' && file.log !== null)).toBe(true)
    expect(files.reduce((sum, file) => sum + file.size, 0)).toBeLessThan(7_000_000)
  })

  test('every photo waits for its clean copy, and gets it', async () => {
    const em = server.db.orm.em.fork()
    const jobs = await em.execute<{ key: string }[]>(
      `select key from graphile_worker.jobs where task_identifier = 'files.clean' order by key`,
    )
    const ids = (await em.find(Attachment, {})).map(({ id }) => id)
    expect(jobs.map(({ key }) => key)).toEqual(ids.map((id) => `files.clean:${id}`).sort())

    const [attachmentId] = ids
    await filesTasks(server.services)['files.clean']?.({ attachmentId }, {} as JobHelpers)
    expect(await em.findOneOrFail(Attachment, { id: attachmentId ?? '' }, { refresh: true })).toMatchObject({ state: 'READY', width: 1080 })
  })

  test('the flagged photo is really the one of a week before', async () => {
    const em = server.db.orm.em.fork()
    const photosOn = (logDate: string) => em.find(Attachment, { log: { logDate, placement: { student: idOf('elia') } } })
    const [flagged] = await photosOn('2026-08-09')
    const [earlier] = await photosOn('2026-08-02')
    expect(flagged?.sha256).toBe(earlier?.sha256)
  })

  test('what is old is read, and stays so when the worker has caught up', async () => {
    const { orm } = server.services
    while ((await sequence(orm)) > 0);
    while ((await advance(orm, notificationsProjection)) > 0);
    const unread = await server.db.orm.em.fork().find(Notification, { readAt: null })
    expect(unread.every((each) => each.occurredAt >= new Date('2026-08-14T21:00:00Z'))).toBe(true)
    for (const person of ['neema', 'baraka', 'rehema', 'joseph'] as const) {
      const own = unread.filter((each) => each.user.id === idOf(person)).length
      expect(own, person).toBeGreaterThan(0)
      expect(own, person).toBeLessThan(ListNotificationsInput.parse({}).limit)
    }
  })
})

describe('a start that is killed while it loads the demo', () => {
  /** The services of a process whose connections are cut when it stores its 20th file, as a kill would. */
  const killedMidway = ({ services, db }: TestServer): TestServer['services'] => {
    let written = 0
    return {
      ...services,
      files: Object.assign(Object.create(services.files), {
        write: async (...[key, bytes]: Parameters<typeof services.files.write>) => {
          await services.files.write(key, bytes)
          written += 1
          if (written !== 20) return
          const owner = new Client({ connectionString: db.ownerUrl })
          await owner.connect()
          await owner.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
          )
          await owner.end()
        },
      }),
    }
  }

  test('leaves nothing; the next one loads all of it, on another day and over a midnight', { timeout: 180_000 }, async () => {
    const server = await startAt(NOON)
    await expect(loadDemo(killedMidway(server), silent)).rejects.toThrow()
    for (const entity of [Institution, User, DomainEvent, Attachment])
      expect(await server.db.orm.em.fork().count<object>(entity), entity.name).toBe(0)
    expect(await demoIsLoaded(server.services)).toBe(false)

    const lastSecond = Date.parse('2026-08-19T20:59:59Z')
    let asked = 0
    expect(await loadDemo({ ...server.services, clock: () => new Date(lastSecond + 1_000 * asked++) }, silent)).toBe(true)
    expect(await demoIsLoaded(server.services)).toBe(true)
    expect((await logsOf(server, 'neema'))[0]?.logDate).toBe('2026-08-18')
    expect(statusesOf(await logsOf(server, 'neema'))).toEqual(new Set(LOG_STATUSES))
  })
})

test('a database with somebody in it stays as it is', async () => {
  const server = await startAt(NOON)
  await server.season()
  expect(await loadDemo(server.services, silent)).toBe(false)
  expect(await demoIsLoaded(server.services)).toBe(false)
  expect(await server.db.orm.em.fork().count(Institution)).toBe(1)
})

test('where the demo is not wanted it is not loaded; where it is there already, its people are locked out', {
  timeout: 180_000,
}, async () => {
  const server = await startAt(NOON)
  const { services } = server
  expect(await openDemo(services, false, silent)).toBeNull()
  expect(await server.db.orm.em.fork().count(Institution)).toBe(0)

  expect(await openDemo(services, true, silent)).toBe('shown')
  expect(services.demoPassword).toBe(DEMO_PASSWORD)
  const [login] = DEMO_LOGINS
  const browser = new TestBrowser(server)
  expect((await browser.signIn(login, DEMO_PASSWORD)).status).toBe(200)

  services.demoPassword = null
  expect(await openDemo(services, false, silent)).toBe('locked')
  expect((await browser.query('accounts.me')).data).toBeNull()
  for (const each of DEMO_LOGINS)
    expect(await new TestBrowser(server).signIn(each, DEMO_PASSWORD)).toMatchObject({ status: 401, code: 'WRONG_CREDENTIALS' })
  const token = await server.request('/api/v1/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: login.email, password: DEMO_PASSWORD }),
  })
  expect(token.status).toBe(401)
})
