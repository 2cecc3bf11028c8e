import { openOrm } from '@ipt/db'
import { createTestDatabase, type TestDatabase } from '@ipt/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { iptOn, ipt as iptWith } from './testing/ipt.ts'

let db: TestDatabase
let ipt: ReturnType<typeof iptOn>
beforeAll(async () => {
  db = await createTestDatabase()
  ipt = iptOn(db)
})
afterAll(() => db.drop())

/** The last one, which leaves nothing behind that would be in its own way. */
const LAST = '2026-11-25-imports-by-the-server'

test('what is to run is listed, refuses every other command, runs, and then is nothing', async () => {
  expect(await ipt('migrate', '--check')).toMatchObject({ code: 0, out: 'Nothing is to run.\n' })
  const owner = await openOrm({ url: db.ownerUrl })
  await owner.em.fork().execute('delete from schema_migration where name = ?', [LAST])
  await owner.close(true)

  const check = await ipt('migrate', '--check', '--json')
  expect(check.code).toBe(1)
  expect(JSON.parse(check.out)).toEqual({ pending: [LAST] })
  expect(await ipt('rebuild-projections')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('pnpm ipt migrate') })

  const ran = await ipt('migrate', '--json')
  expect(ran.code).toBe(0)
  expect(JSON.parse(ran.out)).toEqual({ ran: [LAST] })
  expect(await ipt('migrate')).toMatchObject({ code: 0, out: 'Nothing was to run.\n' })
})

test('a database that is not there, and settings that make no sense, are a sentence and no stack', async () => {
  const gone = await iptWith({ DATABASE_URL: 'postgres://ipt:secret-word@127.0.0.1:9/ipt' }, ['migrate'])
  expect(gone).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^DATABASE_OWNER_URL: The database does not answer: .*ECONNREFUSED.*\n$/),
  })
  const nonsense = await iptWith({ DATABASE_URL: 'mysql://x', PORT: 'eight' }, ['migrate', '--json'])
  expect(nonsense).toMatchObject({ code: 2, err: expect.stringContaining('PORT: Not a port number.') })
  expect(JSON.parse(nonsense.out)).toMatchObject({ error: { message: expect.stringContaining('DATABASE_URL') } })
  for (const name of ['rebuild-projections', 'reset-password', 'export']) {
    const more = name === 'export' ? ['people', '--out', '-'] : name === 'reset-password' ? ['--email', 'a@pili.example'] : []
    const { code, err } = await iptWith({ DATABASE_URL: 'postgres://ipt:secret-word@127.0.0.1:9/ipt' }, [name, ...more])
    expect(code).toBe(1)
    expect(err).toMatch(/^DATABASE_URL: The database does not answer: .*\n$/)
    expect(err).not.toContain('secret-word')
  }
})
