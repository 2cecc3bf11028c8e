import { ListAuditInput } from '@ipt/contracts'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../kernel/tables.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { selectEvents } from './audit.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('among two hundred thousand events a person’s record is found by indexes', async () => {
  const season = await server.season()
  const owner = new Client({ connectionString: server.db.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into domain_event (id, institution_id, kind, subject_type, subject_id, actor_kind, actor_id, data, occurred_at)
    select gen_random_uuid(), $1, 'log.verified', 'log', gen_random_uuid(), 'user', ('00000000-0000-7000-8000-' || lpad((number % 500)::text, 12, '0'))::uuid,
      '{}', now() - number * interval '1 second' from generate_series(1, 200000) as number`,
    [season.institution.id],
  )
  await owner.query('vacuum analyze domain_event')
  await owner.end()
  const query = selectEvents(server.as(season.coordinator), ListAuditInput.parse({ person: season.student.id }))
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tables(server.db.orm.em.fork()))
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('domain_event_actor_index')
  expect(plan).toContain('domain_event_subject_index')
  expect(plan).not.toContain('Seq Scan on domain_event')
})
