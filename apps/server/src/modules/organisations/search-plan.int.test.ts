import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../kernel/tables.ts'
import { startTestServer, type TestServer } from '../../testing/index.ts'
import { listOrganisations, namedLike, searchOrganisations, selectOrganisations } from './organisations.queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const em = server.db.orm.em.fork()
  await em.execute(`
    insert into organisation (id, name, status, created_at)
    select gen_random_uuid(), initcap(md5(number::text)) || ' ' || initcap(substr(md5((number * 7)::text), 1, 8)) || ' Ltd', 'APPROVED', now()
    from generate_series(1, 10000) as number`)
  const owner = new Client({ connectionString: server.db.ownerUrl })
  await owner.connect()
  await owner.query('vacuum analyze organisation')
  await owner.end()
})
afterAll(() => server.stop())

test('among ten thousand hosts a search uses the trigram index', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  const query = selectOrganisations(ctx)
    .where(namedLike('pwani power'))
    .orderBy('organisation.name_key')
    .orderBy('organisation.id')
    .limit(21)
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tables(ctx.em))
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('organisation_name_trigram_index')
  expect(plan).not.toContain('Seq Scan on organisation')
})

test('and it finds the one, written nearly so', async () => {
  const season = await server.season()
  const ctx = server.as(season.coordinator)
  expect((await listOrganisations(ctx, { show: 'all', q: 'pwani powr', limit: 20 })).items.map(({ id }) => id)).toContain(
    season.organisation.id,
  )
  expect((await searchOrganisations(ctx, season.organisation.name))[0]).toMatchObject({
    id: season.organisation.id,
    sites: [{ id: season.site.id }],
  })
})
