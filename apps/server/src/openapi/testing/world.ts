import { Membership } from '@ipt/db'
import type { Role } from '@ipt/domain'
import type { TestSeason } from '@ipt/domain/builders'
import fc, { type Arbitrary } from 'fast-check'
import { sql } from 'kysely'
import { loadDemo } from '../../demo/index.ts'
import { DEMO_PASSWORD } from '../../demo/people.ts'
import { tables } from '../../kernel/tables.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../testing/index.ts'
import type { Told } from './document.ts'
import type { Known } from './values.ts'

/** A database that was lived in, and whoever may call. */
export interface World {
  server: TestServer
  /** A request of a principal: `nobody`, `token`, `key`, or a person by id. */
  send(name: string, url: string, init: RequestInit): Promise<Response>
  /** Those who call an operation: mostly of the roles that it is for. */
  principalsOf(told: Told): Arbitrary<string>
  /** What is there for somebody: mostly what they were told of. */
  known(told: Told, as: string): Known
  /** Keeps what an answer told somebody: ids, cursors, secrets. */
  learn(as: string, text: string): void
  /** Reads again what is there, and forgets who tried too often. */
  refresh(): Promise<void>
}

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['student', /\bstudents\b/],
  ['industrialSupervisor', /industrial supervisors/],
  ['universitySupervisor', /university supervisors/],
  ['coordinator', /coordinators/],
]

/** The demo's season, another institution's, and what both have made since: tokens, keys, webhooks, letters, an import. */
export async function aWorld(): Promise<World> {
  const server = await startTestServer({ rate: { calls: 1_000_000, seconds: 60 } })
  await loadDemo(server.services, () => undefined)
  const season = await server.season()
  const [people, tokens] = [await peopleOf(server), new Map<string, string>()]
  const [cursors, secrets, seen] = [['W10'], [] as string[], new Map<string, Set<string>>()]
  const ids = new Set([...people.values()].flat())
  let there = new Map<string, string[]>()

  const bearerOf = async (name: string): Promise<Record<string, string>> => {
    const token =
      tokens.get(name) ?? (name === 'nobody' ? undefined : (await server.services.tokens.issue(name, { userAgent: 'fuzz' }))?.accessToken)
    if (token === undefined) return {}
    tokens.set(name, token)
    return { authorization: `Bearer ${token}` }
  }

  const world: World = {
    server,
    async send(name, url, init) {
      const ask = async () =>
        server.request(url, { ...init, headers: { ...(await bearerOf(name)), ...(init.headers as Record<string, string>) } })
      const answer = await ask()
      // Who signed out meanwhile signs in again.
      if (answer.status !== 401 || !ids.has(name) || !tokens.delete(name)) return answer
      return ask()
    },
    principalsOf(told) {
      const meant = ROLES.flatMap(([role, words]) => (words.test(told.description) ? [...(people.get(role) ?? [])] : []))
      const all = [
        'nobody',
        'token',
        'key',
        season.coordinator.id,
        season.student.id,
        ...[...people.values()].map(([first]) => first as string),
      ]
      return fc.oneof(
        { weight: 7, arbitrary: fc.constantFrom(...(meant.length > 0 ? meant : all)) },
        { weight: 3, arbitrary: fc.constantFrom(...all) },
      )
    },
    known: (told, as) => (name) => {
      if (name === 'cursor') return oneOf(cursors)
      if (name === 'secret') return secrets.length === 0 ? null : oneOf(secrets)
      if (name === 'password') return fc.constantFrom(DEMO_PASSWORD, TEST_PASSWORD)
      const all = there.get(tableOf(name, told.path) ?? '') ?? []
      const theirs = all.filter((id) => seen.get(as)?.has(id))
      if (theirs.length === 0) return all.length === 0 ? null : oneOf(all)
      return fc.oneof({ weight: 5, arbitrary: oneOf(theirs) }, { weight: 1, arbitrary: oneOf(all) })
    },
    learn(as, text) {
      const ids = seen.get(as) ?? new Set()
      seen.set(as, ids)
      for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)) ids.add(id)
      for (const [, secret] of text.matchAll(/\/calendar\/([\w-]{43})/g)) secrets.push(secret as string)
      for (const [, cursor] of text.matchAll(/"next":"([\w-]+)"/g)) if (!cursors.includes(cursor as string)) cursors.push(cursor as string)
    },
    async refresh() {
      there = await idsIn(server)
      await tables(server.db.orm.em.fork()).deleteFrom('login_failure').execute()
    },
  }
  await liveIn(server, season, tokens)
  await world.refresh()
  return world
}

const oneOf = (values: readonly string[]): Arbitrary<string> => fc.nat(10_000).map((nth) => values[nth % values.length] as string)

/** Two of each institution who may act, by role. */
async function peopleOf(server: TestServer): Promise<Map<Role, string[]>> {
  const members = await server.db.orm.em.fork().find(Membership, { until: null }, { orderBy: { id: 'asc' } })
  const some = [
    ...Map.groupBy(members, ({ role, institution, organisation }) => `${role} ${institution?.id ?? organisation?.id}`).values(),
  ].flatMap((each) => each.slice(0, 2))
  return new Map([...Map.groupBy(some, ({ role }) => role)].map(([role, all]) => [role, [...new Set(all.map(({ user }) => user.id))]]))
}

/** What a field's name, or where it stands, says of the thing that it names. */
function tableOf(name: string, path: string): string | null {
  const [, segment = ''] = new RegExp(`/([\\w-]+)/\\{${name}\\}`).exec(path) ?? []
  const word = name === 'id' && segment !== '' ? segment : name.replace(/_ids?$/, '')
  return ALIASES[word] ?? ALIASES[segment] ?? word.replace(/ies$/, 'y').replace(/s$/, '').replaceAll('-', '_')
}

const ALIASES: Readonly<Record<string, string>> = {
  people: 'app_user',
  user: 'app_user',
  person: 'app_user',
  student: 'app_user',
  students: 'app_user',
  supervisor: 'app_user',
  university_supervisor: 'app_user',
  was: 'app_user',
  subject: 'log_entry',
  logs: 'log_entry',
  log: 'log_entry',
  items: 'log_entry',
  ids: 'log_entry',
  comments: 'log_comment',
  files: 'attachment',
  letter_file: 'attachment',
  cv: 'attachment',
  keys: 'api_token',
  key: 'api_token',
  tokens: 'api_token',
  webhooks: 'webhook_endpoint',
  endpoint: 'webhook_endpoint',
  'webhook-deliveries': 'webhook_delivery',
  finds: 'placement',
  roles: 'membership',
  cohorts: 'cohort',
  checklist: 'checklist_item',
  item: 'checklist_item',
  email: 'email',
  username: 'email',
  organisations: 'organisation',
  into: 'organisation',
}

/** The ids of each table, and the addresses of people. */
async function idsIn(server: TestServer): Promise<Map<string, string[]>> {
  const db = server.db.orm.em.fork().getKysely<never>()
  const { rows: columns } = await sql<{
    name: string
  }>`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'id' and udt_name = 'uuid' order by 1`.execute(
    db,
  )
  const each = columns.map(
    ({ name }) => sql`select ${sql.lit(name)} as name, array(select id::text from ${sql.table(name)} order by id limit 300) as ids`,
  )
  const { rows } = await sql<{
    name: string
    ids: string[]
  }>`${sql.join(each, sql` union all `)} union all select 'email', array(select email from app_user order by email like '%@demo.ipt' desc, id limit 8)`.execute(
    db,
  )
  return new Map(rows.map(({ name, ids }) => [name, ids]))
}

/** What neither the demo nor a season has. */
async function liveIn(server: TestServer, season: TestSeason, tokens: Map<string, string>): Promise<void> {
  const authorization = `Bearer ${await server.tokenOf(season.coordinator)}`
  const call = async (method: string, path: string, body: object | string): Promise<Record<string, unknown>> => {
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json'
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await server.request(`/api/v1${path}`, { method, headers: { authorization, 'content-type': type }, body: text })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Record<string, unknown>
  }
  const id = server.services.newId
  const [institution_id, cohort_id] = [season.institution.id, season.cohort.id]
  const days = { expires_on: '2026-12-01' }
  const few = await call('POST', '/me/tokens', { id: id(), name: 'A script', scopes: ['logs:read', 'placements:read'], ...days })
  const key = await call('POST', `/institutions/${institution_id}/keys`, {
    id: id(),
    name: 'LMS',
    scopes: ['people:read', 'people:write', 'placements:read', 'hosts:write', 'seasons:read', 'reports:read'],
    ...days,
  })
  tokens.set('token', String(few.token)).set('key', String(key.token))
  const webhook = await call('POST', `/institutions/${institution_id}/webhooks`, {
    id: id(),
    name: 'LMS',
    url: 'https://lms.example/hooks',
    types: ['log.submitted'],
  })
  await call('POST', `/webhooks/${webhook.id}/ping`, { id: id() })
  const query = new URLSearchParams({ name: 'people.csv', kind: 'students', institution_id, cohort_id })
  await call('PUT', `/imports/${id()}?${query}`, 'Name;E-mail;Reg. No.;Programme\nAsha Juma;asha.juma@example.test;UUT/1;EE\nNobody;;;\n')
}
