import { CalendarFeed, LeaveRequest, Organisation, Placement, User } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { record } from '../../kernel/events.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { aLogThatIs } from '../../testing/logs.ts'
import { viewFeed } from './calendar.queries.ts'
import { createFeed } from './create-feed.ts'
import { revokeFeed } from './revoke-feed.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const kindsOf = async (who: TestPerson) => (await server.eventsOf(who.id)).map(({ kind }) => kind)

/** The person's calendar, fetched from its address and parsed. */
async function calendarOf(who: TestPerson) {
  const { path } = await createFeed(server.as(who))
  const response = await server.request(path)
  expect(response.status).toBe(200)
  const text = await response.text()
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    expect(event.startDate.isDate && event.endDate.isDate, 'whole days').toBe(true)
    return {
      uid: event.uid,
      summary: event.summary,
      from: event.startDate.toString(),
      /** The day after the last one. */
      end: event.endDate.toString(),
      description: event.description,
      location: event.location,
      sequence: event.sequence,
      stamp: String(component.getFirstPropertyValue('dtstamp')),
      weekly: component.getFirstPropertyValue('rrule')?.toString() ?? null,
    }
  })
  return { path, text, calendar, events, response }
}

test('an address is made, fetched, replaced and stopped', async () => {
  const { student } = await server.season()
  expect(await viewFeed(server.as(student))).toBeNull()
  const first = await createFeed(server.as(student))
  expect(first).toMatchObject({ path: expect.stringMatching(/^\/calendar\/[\w-]{43}\.ics$/), createdAt: '2026-08-18T09:00:00.000Z' })
  expect(await viewFeed(server.as(student))).toEqual({ createdAt: first.createdAt, lastFetchedAt: null })
  const { id } = await server.db.orm.em.fork().findOneOrFail(CalendarFeed, { user: student.id })
  expect(first.path, 'the secret itself is kept nowhere').not.toContain(id)

  const response = await server.request(first.path)
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, max-age=300',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  expect((await viewFeed(server.as(student)))?.lastFetchedAt).toBe('2026-08-18T09:00:00.000Z')

  const second = await createFeed(server.as(student))
  expect((await server.request(first.path)).status, 'the old address stops at once').toBe(404)
  expect((await server.request(second.path)).status).toBe(200)
  expect(await revokeFeed(server.as(student))).toBeNull()
  expect(await revokeFeed(server.as(student)), 'sent again').toBeNull()
  expect(await viewFeed(server.as(student))).toBeNull()
  const gone = await server.request(second.path)
  expect([gone.status, await gone.text()]).toEqual([404, ''])
  expect(await kindsOf(student)).toEqual(['calendar.feedMade', 'calendar.feedMade', 'calendar.feedRevoked'])
})

test('unknown, malformed, replaced and suspended are answered alike', async () => {
  const { student } = await server.season()
  const { path: replaced } = await createFeed(server.as(student))
  const { path } = await createFeed(server.as(student))
  expect((await server.request(path)).status).toBe(200)
  await server.db.orm.em.fork().nativeUpdate(User, { id: student.id }, { state: 'SUSPENDED' })
  const answers = await Promise.all(
    [path, replaced, `/calendar/${'x'.repeat(43)}.ics`, '/calendar/short.ics', '/calendar/%00.ics'].map(async (each) => {
      const response = await server.request(each)
      const { date: _, ...headers } = Object.fromEntries(response.headers)
      return { status: response.status, body: await response.text(), headers }
    }),
  )
  const [suspended, ...others] = answers
  expect(suspended).toMatchObject({ status: 404, body: '' })
  for (const other of others) expect(other).toEqual(suspended)
})

test('HEAD answers the same without a body; an unchanged calendar is not sent again', async () => {
  const { student } = await server.season()
  const { path } = await createFeed(server.as(student))
  const got = await server.request(path)
  const head = await server.request(path, { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  const etag = got.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"\w+"$/)
  expect(head.headers.get('etag')).toBe(etag)
  expect(head.headers.get('content-type')).toBe(got.headers.get('content-type'))
  const again = await server.request(path, { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  server.clock.forward(3_600_000)
  expect((await server.request(path)).headers.get('etag'), 'an hour later it says the same').toBe(etag)
  server.clock.forward(-3_600_000)
  expect((await server.request(path, { method: 'POST' })).status).toBe(405)
})

test('the request log holds no address', async () => {
  const { student } = await server.season()
  const { path } = await createFeed(server.as(student))
  const lines = vi.spyOn(server.services.log, 'debug')
  await server.request(path)
  const told = JSON.stringify(lines.mock.calls)
  lines.mockRestore()
  expect(told).toContain('/calendar/…')
  expect(told).not.toContain(path.slice(10, -4))
})

test('a student: the training, the season, leave, and until when each missing day can be logged', async () => {
  const season = await server.season({ cohort: { logWindowDays: 3 } })
  await aLogThatIs(server, season, 'SUBMITTED', 13)
  await server.db.orm.em.fork().insert(LeaveRequest, {
    id: server.services.newId(),
    institution: season.institution.id,
    placement: season.placement.id,
    kind: 'SICK',
    status: 'GRANTED',
    fromOn: '2026-08-13',
    toOn: '2026-08-14',
    note: 'Only for the supervisor.',
    version: 2,
    askedAt: new Date('2026-08-12T09:00:00Z'),
    decidedAt: new Date('2026-08-12T10:00:00Z'),
    decidedBy: season.industrialSupervisor.id,
  })
  const { events, text } = await calendarOf(season.student)
  const place = `Pwani Power ${season.organisation.name.split(' ').at(-1)}`
  // Tue 18 Aug is today; Mon 17 is logged, Thu and Fri were leave, Sat and Sun are rest days.
  expect(events.map(({ from, summary }) => [from, summary])).toEqual([
    ['2026-08-04', `Training begins: ${place}`],
    ['2026-08-13', 'Leave'],
    ['2026-10-13', expect.any(String)],
    ['2026-10-13', expect.any(String)],
  ])
  expect(
    events
      .slice(2)
      .map(({ summary }) => summary)
      .sort(),
  ).toEqual(['Season ends: IPT 2026, year 3', `Training ends: ${place}`])
  expect(events[1]).toMatchObject({ end: '2026-08-15' })
  expect(text).not.toContain('Only for the supervisor')

  server.clock.forward(2 * 86_400_000)
  const later = await calendarOf(season.student)
  server.clock.forward(-2 * 86_400_000)
  expect(later.events.filter(({ summary }) => summary.startsWith('Last day')).map(({ from, summary }) => [from, summary])).toEqual([
    ['2026-08-21', expect.stringMatching(/^Last day to log Tue,? 18 Aug$/)],
    ['2026-08-22', expect.stringMatching(/^Last day to log Wed,? 19 Aug$/)],
  ])
  for (const event of events)
    expect(
      later.events.find(({ uid }) => uid === event.uid),
      event.summary,
    ).toEqual(event)
})

test('an industrial supervisor: his trainees, and one reminder a week for all of them', async () => {
  const season = await server.season()
  await server.db.orm.em
    .fork()
    .nativeUpdate(Placement, { id: season.classmatePlacement.id }, { industrialSupervisor: season.industrialSupervisor.id })
  const { events } = await calendarOf(season.industrialSupervisor)
  expect(events.map(({ from, summary, weekly }) => [from, summary, weekly])).toEqual([
    ['2026-08-04', 'Training begins: 2 students', null],
    ['2026-08-07', 'Review this week’s logs', 'FREQ=WEEKLY;UNTIL=20261013'],
    ['2026-10-13', 'Training ends: 2 students', null],
  ])
  expect(events[0]?.description).toContain('Juma Mtwale: Pwani Power')
  expect(events[1]?.description).toBe('Juma Mtwale\nNeema Mushi')
})

test('a university supervisor: only his own students, and their season', async () => {
  const season = await server.season()
  const { events, text } = await calendarOf(season.universitySupervisor)
  expect(events.map(({ summary }) => summary).sort()).toEqual([
    'Season begins: IPT 2026, year 3',
    'Season ends: IPT 2026, year 3',
    'Training begins: Neema Mushi',
    'Training ends: Neema Mushi',
  ])
  expect(text).not.toContain('Juma')
  await server.db.orm.em.fork().nativeUpdate(Placement, { id: season.placement.id }, { universitySupervisor: season.lecturer.id })
  expect((await calendarOf(season.universitySupervisor)).text, 'whose student he is no more').not.toContain('Neema')
})

test('a coordinator: the seasons, and until when logs are taken', async () => {
  const season = await server.season({ cohort: { logWindowDays: 7 } })
  const { events } = await calendarOf(season.coordinator)
  expect(events.map(({ from, summary }) => [from, summary])).toEqual([
    ['2026-08-04', 'Season begins: IPT 2026, year 3'],
    ['2026-10-13', 'Season ends: IPT 2026, year 3'],
    ['2026-10-20', 'Last day to log: IPT 2026, year 3'],
  ])
})

test('in the language of the person', async () => {
  const season = await server.season()
  await server.db.orm.em.fork().nativeUpdate(User, { id: season.coordinator.id }, { language: 'sw' })
  expect((await calendarOf(season.coordinator)).events[0]?.summary).toBe('Msimu unaanza: IPT 2026, year 3')
})

test('names can’t break out of their line, and come back as they were written', async () => {
  const season = await server.season()
  const rename = (name: string) => server.db.orm.em.fork().nativeUpdate(Organisation, { id: season.organisation.id }, { name })
  const odd = 'Moshi, Sons; & Co \\ "Ltd": a name that is much longer than one line of seventy-five octets, é ü 火'
  await rename(odd)
  expect((await calendarOf(season.student)).events[0]?.summary).toBe(`Training begins: ${odd}`)

  await rename('Evil\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Owned\rX\u2028Y\u0007Z')
  await server.db.orm.em.fork().nativeUpdate(User, { id: season.student.id }, { name: 'Neema\r\nATTENDEE:mailto:x@example.test' })
  for (const who of [season.student, season.universitySupervisor]) {
    const { text, events } = await calendarOf(who)
    expect(events).toHaveLength(who === season.student ? 3 : 4)
    expect(text).not.toMatch(/^(SUMMARY:Owned|ATTENDEE|X.Y)/m)
    expect(text.split('\r\n').every((line) => !/[\r\n]/.test(line) && Buffer.byteLength(line) <= 75)).toBe(true)
  }
})

test('a change that is recorded counts up, and is when the entry was stamped', async () => {
  const season = await server.season({ status: 'CONFIRMED' })
  const { events } = await calendarOf(season.student)
  expect(events[0]).toMatchObject({ sequence: 0, stamp: '2026-01-01T00:00:00Z' })
  await moved(season)
  const after = (await calendarOf(season.student)).events[0]
  expect(after).toMatchObject({ uid: events[0]?.uid, sequence: 1, stamp: '2026-08-18T09:00:00Z' })
})

async function moved(season: TestSeason): Promise<void> {
  const ctx = server.as(season.coordinator)
  await ctx.em.fork().transactional((em) =>
    record(
      { ...ctx, em },
      {
        kind: 'placement.corrected',
        subject: { type: 'placement', id: season.placement.id },
        institutionId: season.institution.id,
        role: 'coordinator',
        from: null,
        to: null,
        revision: null,
        data: {},
        at: new Date(server.clock.now),
      },
    ),
  )
}
