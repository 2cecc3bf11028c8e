import type { TestSeason } from '@ipt/domain/builders'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/index.ts'

const STUDENTS = 1200

let server: TestServer
let season: TestSeason
beforeAll(async () => {
  server = await startTestServer()
  season = await server.season()
  await server.season()
  const owner = new Client({ connectionString: server.db.ownerUrl })
  await owner.connect()
  const { institution, cohort, programme, placement } = season
  // Three names for all of them, so that pages end among people who are called the same; every third is still to be placed.
  await owner.query(`
    create temporary table many as select gen_random_uuid() as id, gen_random_uuid() as placement_id, n from generate_series(1, ${STUDENTS}) as n;
    insert into app_user (id, name, email, email_key, created_at)
      select id, 'Neema ' || n % 3, 'many-' || n || '@usambara.example', 'many-' || n || '@usambara.example', now() from many;
    insert into membership (id, user_id, role, institution_id, since) select gen_random_uuid(), id, 'student', '${institution.id}', '2026-01-01' from many;
    insert into student_profile (id, institution_id, user_id, programme_id, registration_number, created_at)
      select gen_random_uuid(), '${institution.id}', id, '${programme.id}', 'MANY-' || n, now() from many;
    insert into enrolment (id, institution_id, cohort_id, student_id, created_at)
      select gen_random_uuid(), '${institution.id}', '${cohort.id}', id, now() from many;
    insert into placement (id, institution_id, cohort_id, student_id, organisation_id, site_id, industrial_supervisor_id, university_supervisor_id,
      starts_on, ends_on, status, source, created_at)
      select many.placement_id, institution_id, cohort_id, many.id, organisation_id, site_id, industrial_supervisor_id, university_supervisor_id,
        starts_on, ends_on, 'ACTIVE', source, created_at
      from many, placement where placement.id = '${placement.id}' and n % 3 <> 0;
    insert into log_entry (id, institution_id, placement_id, log_date, status, revision, version, extra, late, submitted_at, last_event, last_event_at)
      select gen_random_uuid(), '${institution.id}', placement_id, '${cohort.startsOn}', 'SUBMITTED', 1, 1, false, false, now(), 'submit', now()
      from many where n % 3 <> 0;
    insert into log_revision (log_id, number, content, minutes, created_at)
      select log_entry.id, 1, 'Work of MANY-' || n, 360, now() from log_entry join many on many.placement_id = log_entry.placement_id;
    analyze`)
  await owner.end()
})
afterAll(() => server.stop())

/** What each line of a file has in common with one of the many: a registration number, where there is one. */
async function numbersIn(file: string, filter: object): Promise<string[]> {
  const headers = { authorization: `Bearer ${await server.tokenOf(season.coordinator)}` }
  const answer = await server.request(`/exports/${file}.csv?filter=${encodeURIComponent(JSON.stringify(filter))}`, { headers })
  expect(answer.status).toBe(200)
  const lines = (await answer.text()).trim().split('\r\n').slice(1)
  return lines.flatMap((line) => /,(MANY-\d+),/.exec(line)?.[1] ?? [])
}

const many = (wanted: (n: number) => boolean) =>
  Array.from({ length: STUDENTS }, (_, index) => index + 1)
    .filter(wanted)
    .map((n) => `MANY-${n}`)
    .sort()

test.each([
  ['people', { role: 'student' }, many(() => true)],
  ['people', { role: 'student', placed: false }, many((n) => n % 3 === 0)],
  ['people', { q: 'neema 1' }, many((n) => n % 3 === 1)],
  ['placements', { status: ['ACTIVE'] }, many((n) => n % 3 !== 0)],
  ['placements', { status: ['ACTIVE'], missing: true, q: 'neema 2' }, many((n) => n % 3 === 2)],
  ['logs', { status: ['SUBMITTED'] }, many((n) => n % 3 !== 0)],
  ['logs', { status: ['VERIFIED_INDUSTRY'] }, []],
])('%s as a file under %j: every row of every page, each once', async (file, filter, wanted) => {
  expect((await numbersIn(file, filter)).sort()).toEqual(wanted)
})
