import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Mail, openOrm } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSmtp } from '../modules/mail/testing/smtp.ts'
import { startTestServer, type TestServer } from '../testing/index.ts'
import type { Finding } from './doctor/finding.ts'
import { ipt, settingsOf } from './testing/ipt.ts'

let server: TestServer
let season: TestSeason
let folder: string
beforeAll(async () => {
  server = await startTestServer()
  season = await server.season()
  folder = await mkdtemp(join(tmpdir(), 'ipt-doctor-'))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function doctor(env: Record<string, string | undefined> = {}) {
  const { code, out, err } = await ipt({ ...settingsOf(server.db), IPT_DATA_DIR: folder, ...env }, ['doctor', '--json'])
  const { checks } = JSON.parse(out) as { checks: Finding[] }
  const of = (check: string) => checks.filter((each) => each.check === check).map(({ state, says }) => `${state}: ${says}`)
  return { code, checks, of, words: out + err }
}

const NAMES = [
  'node',
  'settings',
  'data folder',
  'secret',
  'disk',
  'files',
  'mail',
  'database',
  'owner',
  'migrations',
  'roles',
  'clock',
  'server',
  'jobs',
  'projections',
  'mails',
  'time zones',
]

test('what is whole is said to be: nothing is a fault, and every check is made', async () => {
  const smtp = await startTestSmtp()
  const { code, checks, of } = await doctor({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'ipt@ipt.example',
    IPT_SECRET: 'f3a9c1d77be2460895ab3cde10f2467a',
  })
  await smtp.stop()
  expect(checks.filter(({ state }) => state === 'fault')).toEqual([])
  expect(code).toBe(0)
  expect([...new Set(checks.map(({ check }) => check))]).toEqual(NAMES)
  for (const check of ['database', 'owner', 'migrations', 'roles', 'clock', 'files', 'mail', 'time zones'])
    expect(of(check), check).toEqual([expect.stringMatching(/^ok: /)])
  expect(of('server')).toEqual([expect.stringMatching(/^warning: /)])
  expect(smtp.arrived, 'nothing is sent').toEqual([])
})

test('words for people: a line each, and what to mend below', async () => {
  const { code, out } = await ipt({ ...settingsOf(server.db), IPT_DATA_DIR: folder }, ['doctor'])
  expect(code).toBe(0)
  expect(out).toMatch(/^ok {7}database: PostgreSQL \d+\.\d+, that of DATABASE_URL\.$/m)
  expect(out).toMatch(/^warning {2}mail: SMTP_URL is not set.*\n {9}→ Set SMTP_URL and MAIL_FROM\.$/m)
})

test('settings that can not be read hide nothing that comes after them', async () => {
  const { code, of } = await doctor({
    PORT: 'eight',
    DATABASE_URL: 'mysql://x',
    SMTP_URL: 'http://x',
    MAIL_FROM: 'nobody',
    IPT_SECRET: 'short',
  })
  expect(code).toBe(1)
  expect(of('settings').map((line) => line.split(': ')[1])).toEqual(
    expect.arrayContaining(['PORT', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'IPT_SECRET']),
  )
  expect(of('files')).toEqual([expect.stringMatching(/^ok: /)])
  expect(of('mail')).toEqual(['fault: Not looked at.'])
  expect(of('database')).toEqual([expect.stringMatching(/^fault: Not looked at/)])
})

test('settings that ask for others, and those that are allowed and unwise', async () => {
  const production = await doctor({ NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9', PUBLIC_ORIGIN: 'http://ipt.example' })
  expect(production.of('settings')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^fault: IPT_SECRET: Required/),
      expect.stringMatching(/^fault: MAIL_FROM: Required/),
      expect.stringMatching(/^warning: .*not https/),
    ]),
  )
  const poor = await doctor({ IPT_SECRET: 'a'.repeat(40), HOST: '0.0.0.0' })
  expect(poor.of('settings')).toEqual([
    expect.stringMatching(/^warning: HOST=0\.0\.0\.0/),
    expect.stringMatching(/^warning: IPT_SECRET is easy/),
  ])
})

test('a database that is away is a fault of each check that asks it, and its password stays a secret', async () => {
  const away = { DATABASE_URL: 'postgres://ipt:very-secret@127.0.0.1:9/ipt', DATABASE_OWNER_URL: undefined }
  const { code, of, words } = await doctor(away)
  expect(code).toBe(1)
  for (const check of ['database', 'owner', 'migrations', 'jobs', 'projections', 'mails', 'time zones'])
    expect(of(check), check).toEqual([expect.stringMatching(/^fault: .*ECONNREFUSED/)])
  expect(of('files')).toEqual([expect.stringMatching(/^ok: /)])
  expect(words).not.toContain('very-secret')
})

test('one role for everything is a warning; migrations that are to run are a fault', async () => {
  const one = await doctor({ DATABASE_URL: server.db.ownerUrl, DATABASE_OWNER_URL: undefined })
  expect(one.of('roles')).toEqual([expect.stringMatching(/^warning: .* owns tables/)])
  const owner = await openOrm({ url: server.db.ownerUrl })
  const name = '2026-11-25-imports-by-the-server'
  await owner.em.fork().execute('delete from schema_migration where name = ?', [name])
  expect((await doctor()).of('migrations')).toEqual([`fault: 1 are to run: ${name}.`])
  await owner.em.fork().execute('insert into schema_migration (name, executed_at) values (?, now())', [name])
  await owner.close(true)
})

test('jobs that were given up, events that nobody reads and mails that came back are told', async () => {
  const em = server.db.orm.em.fork()
  await em.execute(`select graphile_worker.add_job('files.clean', '{}'::json, max_attempts => 1)`)
  await em.execute(`update graphile_worker._private_jobs set attempts = 1, last_error = 'No such picture.'`)
  await em.execute(`select graphile_worker.add_job('mail.deliver', '{}'::json, run_at => now() - interval '1 hour')`)
  await ipt({ ...settingsOf(server.db), IPT_DATA_DIR: folder }, ['reset-password', '--email', season.student.email])
  await em.insert(Mail, {
    id: uuidv7(),
    user: season.student.id,
    institution: season.institution.id,
    address: season.student.email,
    language: 'en',
    kind: 'digest',
    subject: 'New',
    text: '',
    html: '',
    state: 'BOUNCED',
    createdAt: new Date(),
  })
  const { code, of } = await doctor()
  expect(code, 'no server runs here: what waits for one is no fault').toBe(0)
  expect(of('jobs')).toEqual([
    'warning: Given up for good: 1 × files.clean. The last said: No such picture.',
    'warning: Waiting for more than a quarter of an hour: 1.',
  ])
  expect(of('projections')).toEqual([expect.stringMatching(/^warning: \d+ events have no place yet/)])
  expect(of('mails')).toEqual(['warning: Of the last seven days: 1 came back, 0 were given up.'])
})

test('a mail server that does not let us in is a fault with what to mend', async () => {
  const { code, checks } = await doctor({ SMTP_URL: 'smtp://ipt:very-secret@127.0.0.1:9', MAIL_FROM: 'ipt@ipt.example' })
  expect(code).toBe(1)
  const found = checks.filter(({ check }) => check === 'mail')
  expect(found).toMatchObject([{ state: 'fault', mend: expect.stringContaining('Nothing listens at') }])
  expect(JSON.stringify(found)).not.toContain('very-secret')
})

test('a data folder that is not there is not made; a secret that others can read is a fault', async () => {
  const gone = join(folder, 'not', 'there')
  expect((await doctor({ IPT_DATA_DIR: gone })).of('data folder')).toEqual([`warning: ${gone} is not there yet.`])
  const empty = await doctor({ IPT_DATA_DIR: gone, DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined })
  expect(empty).toMatchObject({ code: 0 })
  expect(empty.of('database')).toEqual(['warning: There is none yet.'])
  const open = join(folder, 'open')
  await mkdir(open)
  await writeFile(join(open, 'secret'), 'x')
  await chmod(join(open, 'secret'), 0o644)
  await chmod(open, 0o755)
  const { code, of } = await doctor({ IPT_DATA_DIR: open })
  expect(code).toBe(1)
  expect(of('secret')).toEqual(['fault: The kept secret can be read by others.'])
  expect(of('data folder')).toEqual([expect.stringContaining('warning: ')])
})
