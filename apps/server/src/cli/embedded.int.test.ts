import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeEmbeddedPostgres } from '@ipt/db/embedded'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { start } from '../start.ts'
import { ipt } from './testing/ipt.ts'

let folder: string
let env: Record<string, string>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ipt-cli-'))
  // PostgreSQL runs as another account where we are root.
  await chmod(folder, 0o711)
  env = { IPT_DATA_DIR: join(folder, 'data'), PORT: '0' }
})
afterAll(async () => {
  await removeEmbeddedPostgres(env.IPT_DATA_DIR ?? '')
  await rm(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => ipt(env, args)
const coordinator = ['create-coordinator', '--name', 'Wanjiru Kamau', '--email', 'wanjiru@pili.example']

test('on a data folder of its own: without a server it starts the database, with one it uses that and its address', async () => {
  for (const args of [coordinator, ['migrate', '--check'], ['rebuild-projections']])
    expect(await run(...args), 'a folder that was mistyped gets no database').toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no database in'),
    })
  const seeded = await run('seed-demo', '--json')
  expect(seeded.code, seeded.err).toBe(0)
  expect(JSON.parse(seeded.out).logins).toContainEqual({ role: 'student', email: 'student@demo.ipt', password: 'ipt-demo-2026' })

  expect(await run('rebuild-projections', '--check'), 'before any server has run on it').toMatchObject({ code: 0 })

  const both = await Promise.all([run('rebuild-projections'), run('export', 'people', '--out', '-')])
  expect(
    both.map(({ code }) => code),
    'two at once, each on a database that is there',
  ).toEqual([0, 0])
  expect(both.map(({ err }) => err).join('')).toContain('Another command is at work on this data')

  const alone = await run(...coordinator)
  expect(alone).toMatchObject({ code: 0, err: expect.stringContaining('No server runs on this data now') })

  const server = await start(
    readConfig(env),
    () => undefined,
    () => undefined,
  )
  try {
    const beside = await run(...coordinator)
    expect(beside).toMatchObject({ code: 0, out: expect.stringContaining(`${server.address}/join#`) })
    expect(beside.err).not.toContain('No server runs')
    expect(await run('seed-demo')).toMatchObject({ code: 1, err: expect.stringContaining('There are people in this database already') })
    expect(await run('migrate', '--json')).toMatchObject({ code: 0, out: '{"ran":[]}\n' })
    expect(await run('rebuild-projections', '--check')).toMatchObject({ code: 0 })
    expect(await run('export', 'people', '--out', '-')).toMatchObject({ code: 0, out: expect.stringContaining('wanjiru@pili.example') })
    const looked = await run('doctor')
    expect(looked.out).toContain(`ok       server: It answers at ${server.address}.`)
    expect(looked.out).not.toContain('FAULT')
    expect(looked.code).toBe(0)
  } finally {
    await server.stop()
  }
}, 240_000)

test('the demo goes neither into production nor into a database of one’s own', async () => {
  expect(await ipt({ ...env, NODE_ENV: 'production' }, ['seed-demo'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('in production'),
  })
  expect(await ipt({ ...env, DATABASE_URL: 'postgres://a@127.0.0.1:9/b' }, ['seed-demo'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('a database of your own'),
  })
})
