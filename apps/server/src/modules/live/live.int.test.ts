import { setTimeout as sleep } from 'node:timers/promises'
import { Membership, Placement, User } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { record } from '../../kernel/events.ts'
import { TestBrowser } from '../../testing/browser.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { startWorker } from '../../worker.ts'
import { bearer, drain, Hearing, hear, hearAs, inOrder } from './testing/hearing.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

interface Happened {
  kind?: string
  subject?: string
  data?: Record<string, string>
  times?: number
}

/** Something happens to a log of the season's first placement, as many times, in one transaction. */
async function happens(season: TestSeason, { kind = 'log.submitted', subject, data, times = 1 }: Happened = {}): Promise<string> {
  const ctx = server.as(season.student)
  const id = subject ?? ctx.newId()
  await ctx.em.fork().transactional(async (em) => {
    for (let time = 0; time < times; time++)
      await record(
        { ...ctx, em },
        {
          kind,
          subject: { type: 'log', id },
          institutionId: season.institution.id,
          role: 'student',
          from: null,
          to: null,
          revision: 1,
          data: data ?? { placementId: season.placement.id },
          at: server.clock.now,
        },
      )
  })
  return id
}

/** Whatever was to come has come once this has: an event on both placements of the season, in two steps. */
async function marked(season: TestSeason, ...hearings: Hearing[]): Promise<void> {
  await happens(season, { kind: 'mark' })
  await happens(season, { kind: 'mark', data: { placementId: season.classmatePlacement.id } })
  await drain(server)
  await Promise.all(hearings.map((each) => each.until(({ kinds }) => kinds.includes('mark'))))
}

const before = ({ kinds }: Hearing): string[] => kinds.slice(0, kinds.indexOf('mark'))

test('everybody on the placement hears what happens on it, and the coordinator; nobody else', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const all = (of: TestSeason) => [of.student, of.industrialSupervisor, of.universitySupervisor, of.coordinator]
  const concerned = await Promise.all(all(season).map((person) => hearAs(server, person)))
  const others = [season.classmate, season.colleague, season.lecturer]
  const unconcerned = await Promise.all(others.map((person) => hearAs(server, person)))
  const outside = await Promise.all(all(elsewhere).map((person) => hearAs(server, person)))

  const log = await happens(season)
  await happens(season, { kind: 'log.verified', subject: log })
  await marked(season, ...concerned, ...unconcerned)
  await marked(elsewhere, ...outside)

  for (const hearing of concerned) {
    expect(before(hearing)).toEqual(['log.submitted', 'log.verified'])
    inOrder(hearing)
    expect(hearing.events[0]).toEqual({
      type: 'event',
      seq: expect.any(Number),
      kind: 'log.submitted',
      subjectType: 'log',
      subjectId: log,
      placementId: season.placement.id,
    })
    expect(hearing.ids.at(1)).toBe(String(hearing.events[0]?.seq))
  }
  for (const hearing of [...unconcerned, ...outside]) expect(before(hearing)).toEqual([])
  await Promise.all([...concerned, ...unconcerned, ...outside].map((each) => each.leave()))
})

test('what names no placement is heard by the coordinators, by whom it tells, and by whom it is about', async () => {
  const season = await server.season()
  const [coordinator, classmate, lecturer] = await Promise.all(
    [season.coordinator, season.classmate, season.lecturer].map((person) => hearAs(server, person)),
  )
  // A kind that notifies the student whom it names.
  await happens(season, { kind: 'log.validated', data: { studentId: season.classmate.id, logDate: '2026-08-18' } })
  const ctx = server.as(season.lecturer)
  const about = {
    subject: { type: 'user', id: season.lecturer.id },
    institutionId: null,
    role: null,
    from: null,
    to: null,
    revision: null,
  } as const
  await record(ctx, { ...about, kind: 'user.renamed', data: {}, at: server.clock.now })
  await marked(season, coordinator as Hearing, classmate as Hearing, lecturer as Hearing)
  expect(before(coordinator as Hearing)).toEqual(['log.validated'])
  expect(before(classmate as Hearing)).toEqual(['log.validated'])
  expect(before(lecturer as Hearing)).toEqual(['user.renamed'])
})

test('who comes to a placement, or leaves it, hears accordingly at once; so does who loses a role', async () => {
  const season = await server.season()
  const [university, lecturer, coordinator] = (await Promise.all(
    [season.universitySupervisor, season.lecturer, season.coordinator].map((person) => hearAs(server, person)),
  )) as [Hearing, Hearing, Hearing]
  const em = server.db.orm.em.fork()
  await em.nativeUpdate(Placement, { id: season.placement.id }, { universitySupervisor: season.lecturer.id })
  await em.nativeUpdate(Membership, { user: season.coordinator.id }, { until: server.clock.now })
  await happens(season)
  await drain(server)
  await lecturer.until(({ kinds }) => kinds.includes('log.submitted'))
  expect(await coordinator.ended).toBe('FORBIDDEN')
  expect(coordinator.events).toEqual([])
  expect(university.events).toEqual([])
})

test('an event is told once the notifications know of it, not before', async () => {
  const season = await server.season()
  const hearing = await hearAs(server, season.industrialSupervisor)
  const browser = new TestBrowser(server)
  await browser.signIn(season.industrialSupervisor)
  const began = (await browser.query('accounts.me')).data.seq
  await happens(season)
  expect((await browser.query('accounts.me')).data.seq).toBe(began)
  // Two polls of the reader.
  await sleep(2_200)
  expect(hearing.events).toEqual([])
  await drain(server)
  await hearing.until(({ events }) => events.length > 0)
  expect((await browser.query('accounts.me')).data.seq).toBe(hearing.events[0]?.seq)
})

test('whoever comes again misses nothing, and hears nothing twice', async () => {
  const season = await server.season()
  const first = await hearAs(server, season.student)
  await happens(season)
  await drain(server)
  await first.until(({ events }) => events.length === 1)
  await first.leave()
  await happens(season, { times: 40 })
  await happens(season, { times: 3, data: { placementId: season.classmatePlacement.id } })
  await drain(server)

  const again = await hearAs(server, season.student, first.lastId)
  expect(again.events).toHaveLength(40)
  await marked(season, again)
  inOrder(again)
  expect(before(again)).toHaveLength(40)
  expect(again.events[0]?.seq).toBe((first.events[0]?.seq ?? 0) + 1)
})

test('coming and going while it happens, one hears each event once', async () => {
  const season = await server.season()
  const heard: number[] = []
  // Before anything happens: it is to hear all of it.
  const listener = await hearAs(server, season.coordinator)
  let last = (await hearAs(server, season.student)).lastId
  let happening = true
  const expected = 60
  const work = (async () => {
    for (let round = 0; round < expected; round++) {
      await happens(season)
      await drain(server)
      await sleep(Math.random() * 8)
    }
    happening = false
  })()
  while (happening) {
    const hearing = await hear(server, await bearer(server, season.student), last)
    await sleep(Math.random() * 60)
    await hearing.leave()
    heard.push(...hearing.events.map(({ seq }) => seq))
    last = hearing.lastId ?? last
  }
  await work
  const hearing = await hearAs(server, season.student, last)
  heard.push(...hearing.events.map(({ seq }) => seq))
  await listener.until(({ events }) => events.length >= expected)
  expect(heard).toEqual(listener.events.map(({ seq }) => seq))
})

test('whoever missed too much, or is ahead of everything, is told to read everything again', async () => {
  const season = await server.season()
  const first = await hearAs(server, season.student)
  await first.leave()
  await happens(season, { times: 501 })
  await drain(server)
  const late = await hearAs(server, season.student, first.lastId)
  const now = Number(first.lastId) + 501
  expect(late.messages).toEqual([{ type: 'reset', seq: now }])
  expect((await hearAs(server, season.student, Number(first.lastId) + 1)).messages).toHaveLength(501)
  expect((await hearAs(server, season.student, now + 7)).messages).toEqual([{ type: 'reset', seq: now }])
  await marked(season, late)
  expect(before(late)).toEqual([])
})

test('whom nothing concerns is told from time to time where everybody is', async () => {
  const [season, elsewhere] = [await server.season(), await server.season()]
  const hearing = await hearAs(server, elsewhere.student)
  const began = Number(hearing.lastId)
  await happens(season, { times: 101 })
  await drain(server)
  await hearing.until(({ messages }) => messages.length === 2)
  expect(hearing.messages[1]).toEqual({ type: 'at', seq: began + 101 })
})

test('a suspension ends all streams of the person, and nothing comes after', async () => {
  const season = await server.season()
  const [one, two, other] = [
    await hearAs(server, season.student),
    await hearAs(server, season.student),
    await hearAs(server, season.industrialSupervisor),
  ]
  await server.db.orm.em.fork().nativeUpdate(User, { id: season.student.id }, { state: 'SUSPENDED' })
  await happens(season)
  await drain(server)
  expect(await Promise.all([one.ended, two.ended])).toEqual(['SIGNED_OUT', 'SIGNED_OUT'])
  expect([...one.events, ...two.events]).toEqual([])
  await other.until(({ events }) => events.length === 1)
  expect(await (await hear(server, await bearer(server, season.classmate))).until(({ messages }) => messages.length > 0)).toBeDefined()
})

test('signing out ends the stream of that session, though nothing happens; those of other sessions go on', async () => {
  const season = await server.season()
  const browser = new TestBrowser(server)
  await browser.signIn(season.student)
  const signedIn = { cookie: browser.cookie }
  const [mine, elsewhere, other] = [
    await hear(server, signedIn),
    await hearAs(server, season.student),
    await hearAs(server, season.classmate),
  ]
  await mine.until(({ messages }) => messages.length > 0)
  await browser.mutate('accounts.signOut')
  expect(await mine.ended).toBe('SIGNED_OUT')
  await marked(season, elsewhere, other)
  expect(await (await hear(server, signedIn)).ended).toBe('SIGNED_OUT')
})

test('nobody, a nonsensical place and another method get a refusal', async () => {
  const season = await server.season()
  const headers = await bearer(server, season.student)
  expect(await (await hear(server, {})).ended).toBe('SIGNED_OUT')
  expect(await (await hear(server, headers, 'yesterday')).ended).toBe('INPUT_INVALID')
  expect(await (await hear(server, headers, '9'.repeat(16))).ended).toBe('INPUT_INVALID')
  expect(await (await hear(server, { ...headers, 'last-event-id': '-1' })).ended).toBe('INPUT_INVALID')
  const posted = await server.request('/trpc/live.events', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(await posted.text()).toContain('METHOD_NOT_ALLOWED')
  const batched = await server.request('/trpc/live.events,live.events?batch=1', { headers })
  expect(batched.status).toBe(400)
})

test('a page that was drawn for somebody else than the session is now gets a refusal', async () => {
  const season = await server.season()
  const headers = await bearer(server, season.coordinator)
  const heard = async (userId: string) =>
    new Hearing(
      await server.request(`/trpc/live.events?input=${encodeURIComponent(JSON.stringify({ userId }))}`, { headers }),
      new AbortController(),
    )
  expect(await (await heard(season.student.id)).ended).toBe('SIGNED_OUT')
  const own = await (await heard(season.coordinator.id)).until(({ messages }) => messages.length > 0)
  await own.leave()
})

test('nothing on the way may keep it, or change it', async () => {
  const season = await server.season()
  const { headers } = await hearAs(server, season.student)
  expect(headers.get('content-type')).toBe('text/event-stream')
  expect(headers.get('cache-control')?.split(', ')).toEqual(expect.arrayContaining(['no-store', 'no-transform']))
  expect(headers.get('x-accel-buffering')).toBe('no')
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
})

test('a ninth stream of one person ends the first, for good', async () => {
  const season = await server.season()
  const other = await hearAs(server, season.industrialSupervisor)
  const hearings: Hearing[] = []
  for (let each = 0; each < 9; each++) hearings.push(await hearAs(server, season.student))
  expect(await hearings[0]?.ended).toBe('return')
  await marked(season, other, ...hearings.slice(1))
  await Promise.all(hearings.map((each) => each.leave()))
})

test('whoever has left is not kept', async () => {
  const alone = await startTestServer()
  try {
    const season = await alone.season()
    const hearings = await Promise.all([season.student, season.coordinator].map((person) => hearAs(alone, person)))
    expect(alone.services.live.size).toBe(2)
    await Promise.all(hearings.map((each) => each.leave()))
    await expect.poll(() => alone.services.live.size).toBe(0)
  } finally {
    await alone.stop()
  }
})

test('when the server stops, streams end so that browsers come again', async () => {
  const alone = await startTestServer()
  const season = await alone.season()
  const headers = await bearer(alone, season.student)
  const hearing = await hearAs(alone, season.student)
  await alone.services.live.stop()
  expect(await hearing.ended).toBe('closed')
  expect(await (await hear(alone, headers)).ended).toBe('UNAVAILABLE')
  await alone.stop()
})

test('with the worker beside it, a step arrives by itself', async () => {
  const alone = await startTestServer()
  const worker = await startWorker(alone.services, alone.db.appUrl)
  try {
    const season = await alone.season()
    const hearing = await hearAs(alone, season.universitySupervisor)
    const browser = new TestBrowser(alone)
    await browser.signIn(season.student)
    const { status } = await browser.mutate('logbook.submit', {
      id: alone.services.newId(),
      logDate: '2026-08-18',
      content: 'Tested the overcurrent relay on feeder F4.',
      hours: 8,
    })
    expect(status).toBe(200)
    await hearing.until(({ kinds }) => kinds.includes('log.submitted'))
  } finally {
    await worker.stop()
    await alone.stop()
  }
})
