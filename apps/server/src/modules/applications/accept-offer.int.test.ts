import { Application, Cohort, Contact, Organisation, Placement, Vacancy } from '@ipt/db'
import { addDays } from '@ipt/domain'
import type { TestPerson } from '@ipt/domain/builders'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toDomainError } from '../../kernel/error-map.ts'
import { DomainError } from '../../kernel/errors.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, anotherStudent, aVacancy } from '../../testing/vacancies.ts'
import { acceptOffer } from './accept-offer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const DAY_MS = 24 * 60 * 60_000
const em = () => server.db.orm.em.fork()
const placementsOf = (studentId: string) => em().find(Placement, { student: studentId, status: 'CONFIRMED' })

test('accepting places the student, takes the place and lets go of the rest, together', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const contact = await em().findOneOrFail(Contact, { user: season.industrialSupervisor.id })
  const vacancyId = await aVacancy(server, season, { slots: 2, held: 1, contactId: contact.id })
  const otherId = await aVacancy(server, season, { slots: 1, held: 1 })
  const id = await anApplication(server, season, vacancyId, season.student, 'OFFERED')
  const other = await anApplication(server, season, otherId, season.student, 'OFFERED')
  const waiting = await anApplication(server, season, await aVacancy(server, season), season.student, 'WAITLISTED')
  const rejected = await anApplication(server, season, await aVacancy(server, season), season.student, 'REJECTED')

  const view = await acceptOffer(server.as(season.student), { id, from: 'OFFERED' })
  expect(view).toMatchObject({ status: 'ACCEPTED', can: [] })
  expect(await placementsOf(season.student.id)).toMatchObject([
    {
      source: 'OFFER',
      applicationId: id,
      organisation: { id: season.organisation.id },
      site: { id: season.site.id },
      industrialSupervisor: { id: season.industrialSupervisor.id },
      universitySupervisor: null,
      startsOn: season.cohort.startsOn,
      endsOn: season.cohort.endsOn,
    },
  ])
  expect(await em().findOneOrFail(Vacancy, vacancyId)).toMatchObject({ taken: 1, held: 0, status: 'PUBLISHED' })
  expect(await em().findOneOrFail(Vacancy, otherId)).toMatchObject({ taken: 0, held: 0 })
  const statuses = await Promise.all([other, waiting, rejected].map(async (each) => (await em().findOneOrFail(Application, each)).status))
  expect(statuses).toEqual(['DECLINED', 'WITHDRAWN', 'REJECTED'])
  const [placement] = await placementsOf(season.student.id)
  expect((await server.eventsOf(id)).map((event) => event.kind)).toEqual(['application.accepted'])
  expect((await server.eventsOf(other)).map((event) => event.kind)).toEqual(['application.declined'])
  expect((await server.eventsOf(waiting)).map((event) => event.kind)).toEqual(['application.withdrawn'])
  expect(await server.eventsOf(rejected)).toEqual([])
  expect(await server.eventsOf(placement?.id ?? '')).toMatchObject([
    { kind: 'placement.confirmed', fromStatus: null, toStatus: 'CONFIRMED' },
  ])
})

test('who was placed elsewhere before begins on the day after; where nothing is left of the days, nothing is accepted', async () => {
  const season = await server.season()
  const last = addDays(season.cohort.startsOn, 20)
  await em().nativeUpdate(Placement, { student: season.student.id }, { status: 'ENDED_EARLY', endedOn: last })
  const short = await aVacancy(server, season, { held: 1 })
  await em().nativeUpdate(Vacancy, { id: short }, { endsOn: last })
  const late = await anApplication(server, season, short, season.student, 'OFFERED')
  await expect(acceptOffer(server.as(season.student), { id: late })).rejects.toMatchObject({
    code: 'DAYS_TAKEN',
    details: { facts: { day: last } },
  })
  const id = await anApplication(server, season, await aVacancy(server, season, { held: 1 }), season.student, 'OFFERED')
  await acceptOffer(server.as(season.student), { id })
  expect(await placementsOf(season.student.id)).toMatchObject([{ startsOn: addDays(last, 1), endsOn: season.cohort.endsOn }])
})

test('a season that was made shorter since the offer ends the placement, too', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season, { held: 1 }), season.student, 'OFFERED')
  const endsOn = addDays(season.cohort.endsOn, -7)
  await em().nativeUpdate(Cohort, { id: season.cohort.id }, { endsOn })
  await acceptOffer(server.as(season.student), { id })
  expect(await placementsOf(season.student.id)).toMatchObject([{ startsOn: season.cohort.startsOn, endsOn }])
})

test('sent twice it is one placement', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season, { held: 1 }), season.student, 'OFFERED')
  const requestId = server.services.newId()
  const student = server.as(season.student)
  const [first, second] = await Promise.all([acceptOffer(student, { id, requestId }), acceptOffer(student, { id, requestId })])
  expect(second).toEqual(first)
  expect(await acceptOffer(student, { id, requestId })).toEqual(first)
  expect(await placementsOf(season.student.id)).toHaveLength(1)
  await expect(acceptOffer(student, { id })).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('of two offers accepted at once, one is', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const student = server.as(season.student)
  const vacancies = [await aVacancy(server, season, { held: 1 }), await aVacancy(server, season, { held: 1 })]
  const ids = await Promise.all(vacancies.map((vacancy) => anApplication(server, season, vacancy, season.student, 'OFFERED')))
  const results = await Promise.allSettled(ids.map((id) => acceptOffer(student, { id })))
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await placementsOf(season.student.id)).toHaveLength(1)
  const counts = await em().find(Vacancy, { id: { $in: vacancies } })
  expect(counts.map(({ taken, held }) => taken + held).sort()).toEqual([0, 1])
})

test('an offer is accepted on its last day and not after, swept or not', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season, { held: 1 }), season.student, 'OFFERED', '2026-08-18')
  const late = await anApplication(server, season, await aVacancy(server, season, { held: 1 }), season.classmate, 'OFFERED', '2026-08-18')
  await acceptOffer(server.as(season.student), { id })
  server.clock.forward(DAY_MS)
  try {
    await expect(acceptOffer(server.as(season.classmate), { id: late })).rejects.toMatchObject({ code: 'OFFER_EXPIRED' })
  } finally {
    server.clock.forward(-DAY_MS)
  }
  expect(await placementsOf(season.classmate.id)).toEqual([])
})

test('an offer that ran out unswept runs out when its student lets go of it', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const otherId = await aVacancy(server, season, { held: 1 })
  const id = await anApplication(server, season, await aVacancy(server, season, { held: 1 }), season.student, 'OFFERED')
  const over = await anApplication(server, season, otherId, season.student, 'OFFERED', '2026-08-17')
  await acceptOffer(server.as(season.student), { id })
  expect(await server.eventsOf(over)).toMatchObject([{ kind: 'application.expired', actorKind: 'system', toStatus: 'EXPIRED' }])
  expect(await em().findOneOrFail(Vacancy, otherId)).toMatchObject({ taken: 0, held: 0 })
})

test('a host that is merged in the moment of acceptance: the place is with the one that took it in', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await anApplication(server, season, await aVacancy(server, season, { held: 1 }), season.student, 'OFFERED')
  const into = server.services.newId()
  await em().insert(Organisation, { id: into, name: 'Pwani Power Company', createdAt: server.clock.now })
  const merging = em()
  await merging.begin()
  await merging.execute('update site set organisation_id = ? where id = ?', [into, season.site.id])
  const accepted = acceptOffer(server.as(season.student), { id })
  await waitsForALock()
  await merging.commit()
  expect(await accepted).toMatchObject({ status: 'ACCEPTED', vacancy: { organisation: 'Pwani Power Company' } })
  expect(await placementsOf(season.student.id)).toMatchObject([{ organisation: { id: into }, site: { id: season.site.id } }])
})

test('who is placed already, and who is somebody else, accepts nothing', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const vacancyId = await aVacancy(server, season, { held: 1 })
  const id = await anApplication(server, season, vacancyId, season.student, 'OFFERED')
  await expect(acceptOffer(server.as(season.student), { id })).rejects.toMatchObject({ code: 'ALREADY_PLACED' })
  for (const who of [season.classmate, season.lecturer, elsewhere.student, elsewhere.coordinator])
    await expect(acceptOffer(server.as(who), { id })).rejects.toMatchObject({ code: 'APPLICATION_NOT_FOUND' })
  for (const who of [season.coordinator, season.industrialSupervisor])
    await expect(acceptOffer(server.as(who), { id })).rejects.toMatchObject({ code: 'NOT_YOURS' })
  expect(await server.eventsOf(id)).toEqual([])
  expect(await em().findOneOrFail(Vacancy, vacancyId)).toMatchObject({ taken: 0, held: 1 })
})

test('two hundred students accept twenty places in the same moment: twenty are placed', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  // Nobody can offer that many: they are put there past the verb, so that the acceptances alone keep the number.
  const vacancyId = await aVacancy(server, season, { slots: 20 })
  const offers: { student: TestPerson; id: string }[] = []
  for (let index = 0; index < 200; index++) {
    const student = await anotherStudent(server, season, `Student ${index}`)
    offers.push({ student, id: await anApplication(server, season, vacancyId, student, 'OFFERED') })
  }

  const results = await Promise.allSettled(offers.map(({ student, id }) => insisting(() => acceptOffer(server.as(student), { id }))))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(20)
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'NO_FREE_SLOT' })

  const placed = await em().find(Placement, { applicationId: { $in: offers.map(({ id }) => id) } })
  expect(placed).toHaveLength(20)
  expect(new Set(placed.map((placement) => placement.student.id)).size).toBe(20)
  expect(await em().count(Application, { vacancy: vacancyId, status: 'ACCEPTED' })).toBe(20)
  expect(await em().count(Application, { vacancy: vacancyId, status: 'OFFERED' })).toBe(180)
  expect(await em().findOneOrFail(Vacancy, vacancyId)).toMatchObject({ slots: 20, taken: 20, held: 0 })
}, 120_000)

/** Until some transaction of this database waits for another one's lock. */
async function waitsForALock(): Promise<void> {
  const waiting = `select 1 from pg_locks join pg_database on pg_database.oid = database where not granted and datname = current_database()
    union all select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await expect.poll(async () => (await em().execute<unknown[]>(waiting)).length, { timeout: 10_000 }).toBeGreaterThan(0)
}

/** A person whom a busy server sends away comes again. */
async function insisting<T>(act: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await act()
    } catch (error) {
      const refusal = error instanceof DomainError ? error : toDomainError(error)
      if (refusal.code !== 'UNAVAILABLE' && refusal.code !== 'CONFLICT') throw error
    }
}

test('a season that is over places nobody, by the institution’s clock', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const { endsOn } = season.cohort
  const offered = async (who: TestPerson) =>
    anApplication(server, season, await aVacancy(server, season, { held: 1 }), who, 'OFFERED', '2030-01-01')
  const [id, late] = [await offered(season.student), await offered(season.classmate)]
  const now = server.clock.now
  try {
    server.clock.now = new Date(`${endsOn}T20:59:00Z`)
    expect(await acceptOffer(server.as(season.student), { id })).toMatchObject({ status: 'ACCEPTED' })
    server.clock.now = new Date(`${endsOn}T21:01:00Z`)
    await expect(acceptOffer(server.as(season.classmate), { id: late })).rejects.toMatchObject({
      code: 'SEASON_OVER',
      details: { facts: { endsOn } },
    })
  } finally {
    server.clock.now = now
  }
  expect(await placementsOf(season.classmate.id)).toEqual([])
  expect(await server.eventsOf(late)).toEqual([])
})
