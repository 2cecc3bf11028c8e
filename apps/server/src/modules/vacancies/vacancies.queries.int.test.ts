import type { SearchVacanciesInput } from '@ipt/contracts'
import { Enrolment, Vacancy } from '@ipt/db'
import type { TestPerson, TestSeason } from '@ipt/domain/builders'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { anApplication, anotherStudent, aVacancy } from '../../testing/vacancies.ts'
import { listVacancies, listVacancySkills, searchVacancies, selectManaged, selectMatching, viewVacancy } from './vacancies.queries.ts'
import { listVacancyOptions, listVacancyPlaces } from './vacancy-options.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const ask = (over: SearchVacanciesInput = {}) => ({ free: false, saved: false, limit: 20, ...over })
const found = async (who: TestPerson, over?: SearchVacanciesInput) =>
  (await searchVacancies(server.as(who), ask(over))).items.map((item) => item.title).sort()

const aSearchable = async (season: TestSeason, title: string, over: Partial<Vacancy> & { slots?: number; taken?: number } = {}) => {
  const id = await aVacancy(server, season, { title, slots: over.slots ?? 2, taken: over.taken ?? 0 })
  await server.db.orm.em.fork().nativeUpdate(Vacancy, { id }, { skills: [], description: '-', ...over })
  return id
}

test('words are found by their beginnings, in both languages, in the title, the host, the skills and the description', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  await aSearchable(season, 'Fundi umeme wa kituo', { description: 'Utafanya kazi na relei.' })
  await aSearchable(season, 'Web developer', { skills: ['Node.js', 'PostgreSQL'] })
  const { student } = season
  expect(await found(student, { q: 'umeme' })).toEqual(['Fundi umeme wa kituo'])
  expect(await found(student, { q: 'KITU rel' })).toEqual(['Fundi umeme wa kituo'])
  expect(await found(student, { q: 'js' })).toEqual(['Web developer'])
  expect(await found(student, { q: 'node.js' })).toEqual(['Web developer'])
  expect(await found(student, { q: 'pwani' })).toEqual(['Fundi umeme wa kituo', 'Web developer'])
  expect(await found(student, { q: 'umeme developer' })).toEqual([])
  expect(await found(student, { q: "'; drop table" })).toEqual([])
  expect(await found(student, { q: ' .,! ' })).toHaveLength(2)
})

test('filters narrow what is found, and each page goes on where the last one ended', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const { student, cohort } = season
  await aSearchable(season, 'Full', { slots: 1, taken: 1 })
  server.clock.forward(1_000)
  await aSearchable(season, 'Short', { skills: ['Relays'], endsOn: cohort.startsOn })
  server.clock.forward(1_000)
  await aSearchable(season, 'Late', { skills: ['relays', 'Metering'], startsOn: cohort.endsOn })
  expect(await found(student, { free: true })).toEqual(['Late', 'Short'])
  expect(await found(student, { skill: 'RELAYS' })).toEqual(['Late', 'Short'])
  expect(await found(student, { from: cohort.endsOn })).toEqual(['Late'])
  expect(await found(student, { to: cohort.startsOn })).toEqual(['Short'])
  expect(await found(student, { place: 'ubungo' })).toHaveLength(3)
  expect(await found(student, { place: '%' })).toEqual([])
  expect(await listVacancySkills(server.as(student))).toEqual([
    { skill: 'Relays', vacancies: 2 },
    { skill: 'Metering', vacancies: 1 },
  ])

  const first = await searchVacancies(server.as(student), ask({ limit: 2 }))
  const second = await searchVacancies(server.as(student), ask({ limit: 2, cursor: first.next ?? undefined }))
  expect([...first.items, ...second.items].map((item) => item.title)).toEqual(['Late', 'Short', 'Full'])
  expect(second.next).toBeNull()
  await expect(searchVacancies(server.as(student), ask({ cursor: 'nonsense' }))).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

test('a student finds what is open in his seasons, and nothing else', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const elsewhere = await server.season({ status: 'CANCELLED' })
  await aVacancy(server, season, { title: 'Open', applyBy: '2026-08-18' })
  await aVacancy(server, season, { title: 'Over', applyBy: '2026-08-17' })
  await aVacancy(server, season, { title: 'Draft', status: 'DRAFT' })
  await aVacancy(server, season, { title: 'Closed', status: 'CLOSED' })
  await aVacancy(server, elsewhere, { title: 'Elsewhere' })
  expect(await found(season.student)).toEqual(['Open'])
  expect(await found(elsewhere.student)).toEqual(['Elsewhere'])
  await server.db.orm.em.fork().nativeUpdate(Enrolment, { student: season.student.id }, { endedAt: server.clock.now })
  expect(await found(season.student)).toEqual([])
})

test('a student is told why he cannot apply', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const id = await aVacancy(server, season)
  const refusal = async (who: TestPerson, vacancy = id) => (await viewVacancy(server.as(who), vacancy)).own?.refusal
  expect(await refusal(season.student)).toBeNull()
  await anApplication(server, season, id, season.student, 'WITHDRAWN')
  expect(await refusal(season.student)).toBeNull()
  await anApplication(server, season, id, season.student)
  expect(await refusal(season.student)).toBe('APPLIED')
  for (let index = 0; index < 4; index++) await anApplication(server, season, await aVacancy(server, season), season.student)
  expect(await refusal(season.student, await aVacancy(server, season))).toBe('LIMIT')
  expect(await refusal(season.student, await aVacancy(server, season, { applyBy: '2026-08-17' }))).toBe('CLOSED')
  expect(await refusal(season.student, await aVacancy(server, season, { status: 'CLOSED' })), 'closed while he read it').toBe('CLOSED')
  const placed = await server.season()
  expect(await refusal(placed.student, await aVacancy(server, placed))).toBe('PLACED')
})

test('what is not there for somebody is not found; contacts and numbers are for those who manage it', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const elsewhere = await server.season()
  const id = await aVacancy(server, season)
  const draft = await aVacancy(server, season, { status: 'DRAFT' })
  await anApplication(server, season, id, season.student, 'SHORTLISTED')
  expect(await viewVacancy(server.as(season.student), id)).toMatchObject({ applications: null, contact: null, can: [] })
  expect(await viewVacancy(server.as(season.industrialSupervisor), id)).toMatchObject({
    applications: { SHORTLISTED: 1, SUBMITTED: 0 },
    own: null,
  })
  await expect(viewVacancy(server.as(season.student), draft)).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
  for (const who of [elsewhere.student, elsewhere.coordinator, elsewhere.industrialSupervisor, season.lecturer])
    await expect(viewVacancy(server.as(who), id)).rejects.toMatchObject({ code: 'VACANCY_NOT_FOUND' })
})

test('those who manage vacancies list their own, by state, words and pages', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  for (const [title, status] of [
    ['One', 'DRAFT'],
    ['Two', 'PUBLISHED'],
    ['Three', 'DISCARDED'],
  ] as const) {
    server.clock.forward(1_000)
    await aVacancy(server, season, { title, status })
  }
  const list = async (who: TestPerson, over: Partial<Parameters<typeof listVacancies>[1]> = {}) =>
    listVacancies(server.as(who), { as: who.role === 'coordinator' ? 'coordinator' : 'industrialSupervisor', limit: 20, ...over })
  const titles = async (...args: Parameters<typeof list>) => (await list(...args)).items.map((item) => item.title)
  expect(await titles(season.coordinator)).toEqual(['Two', 'One'])
  expect(await titles(season.industrialSupervisor)).toEqual(['Two', 'One'])
  expect(await titles(season.coordinator, { status: ['DISCARDED'] })).toEqual(['Three'])
  expect(await titles(season.coordinator, { q: 'tw' })).toEqual(['Two'])
  expect(await titles(elsewhere.coordinator)).toEqual([])
  expect(await titles(elsewhere.industrialSupervisor)).toEqual([])
  const { next } = await list(season.coordinator, { limit: 1 })
  expect(await titles(season.coordinator, { limit: 1, cursor: next ?? '' })).toEqual(['One'])
})

test('a form offers seasons, sites and checked contacts to those who may use them', async () => {
  const season = await server.season()
  const elsewhere = await server.season()
  const place = { organisationId: season.organisation.id, cohortId: season.cohort.id }
  expect(await listVacancyOptions(server.as(season.coordinator), 'coordinator')).toMatchObject({
    cohorts: [{ id: season.cohort.id }],
    organisations: [],
  })
  expect(await listVacancyOptions(server.as(season.industrialSupervisor), 'industrialSupervisor')).toMatchObject({
    cohorts: [{ id: season.cohort.id }],
    organisations: [{ id: season.organisation.id }],
  })
  expect(await listVacancyPlaces(server.as(season.coordinator), place)).toMatchObject({
    sites: [{ id: season.site.id }],
    contacts: [{ name: season.colleague.name }, { name: season.industrialSupervisor.name }],
  })
  await expect(listVacancyPlaces(server.as(elsewhere.coordinator), place)).rejects.toMatchObject({ code: 'ORGANISATION_NOT_FOUND' })
})

test('among twenty thousand vacancies words are looked up in the index, and the list goes along its own', async () => {
  const season = await server.season({ status: 'CANCELLED' })
  const other = await anotherStudent(server, season, 'Zuwena Ally')
  const id = await aVacancy(server, season)
  const owner = new Client({ connectionString: server.db.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into vacancy (id, institution_id, cohort_id, organisation_id, site_id, status, title, description, skills, organisation_name, slots, starts_on, ends_on, apply_by, created_at, published_at)
     select gen_random_uuid(), institution_id, cohort_id, organisation_id, site_id, 'PUBLISHED', 'Trainee ' || n, 'Word' || n % 2000 || repeat(' relays and meters of a substation', 20), '{Relays}', organisation_name, 2, starts_on, ends_on, apply_by, created_at, published_at + n * interval '1 second'
     from vacancy, generate_series(1, 20000) as n where vacancy.id = $1`,
    [id],
  )
  await owner.query('analyze')
  await owner.end()
  const plan = async (over: SearchVacanciesInput) =>
    (await selectMatching(server.as(other), ask(over), [season.cohort.id]).explain<{ 'QUERY PLAN': string }>('text' as never))
      .map((row) => row['QUERY PLAN'])
      .join('\n')
  const words = await plan({ q: 'word1999' })
  expect(words).toContain('vacancy_search_index')
  expect(words).not.toContain('Seq Scan on vacancy')
  const list = await plan({})
  expect(list).toContain('vacancy_published_index')
  expect(list).not.toContain('Seq Scan on vacancy')
  expect((await searchVacancies(server.as(other), ask({ q: 'word1999' }))).items).toHaveLength(10)

  for (const [who, as, index] of [
    [season.coordinator, 'coordinator', 'vacancy_institution_index'],
    [season.industrialSupervisor, 'industrialSupervisor', 'vacancy_organisation_index'],
  ] as const) {
    const rows = await selectManaged(server.as(who), { as, limit: 20 }).explain<{ 'QUERY PLAN': string }>('text' as never)
    const managed = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(managed, as).toContain(index)
    expect(managed, as).not.toContain('Seq Scan on vacancy')
  }
})
