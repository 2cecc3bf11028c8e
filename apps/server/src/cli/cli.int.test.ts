import { Institution, Membership } from '@ipt/db'
import { createTestDatabase, type TestDatabase } from '@ipt/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { iptOn } from './testing/ipt.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
})
afterAll(() => db.drop())

const ipt = (...args: string[]) => iptOn(db)(...args)

test('what makes no sense is told, with what does: exit code 2', async () => {
  expect(await ipt()).toMatchObject({ code: 2, out: expect.stringContaining('rebuild-projections') })
  expect(await ipt('rebuild')).toMatchObject({ code: 2, err: expect.stringContaining('There is no command rebuild.') })
  expect(await ipt('rebuild-projections', '--chek')).toMatchObject({ code: 2, err: expect.stringContaining('--check') })
  expect(await ipt('--help')).toMatchObject({ code: 0, err: '' })
  expect(await ipt('rebuild-projections', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--check') })
})

test('live projections are compared with a rebuild: 0 where they are the same, 1 and the rows where they differ, and 0 once rebuilt', async () => {
  expect(await ipt('rebuild-projections', '--check')).toMatchObject({ code: 0, out: expect.stringContaining('No difference') })
  await db.orm.em.fork().execute(`insert into log_wait_total values (gen_random_uuid(), 'SUBMITTED', '2026-08-18', 3)`)
  const found = await ipt('rebuild-projections', '--check', '--json')
  expect(found.code).toBe(1)
  expect(JSON.parse(found.out)).toMatchObject({ differences: [{ table: 'log_wait_total', missing: 0, extra: 1, examples: [{ logs: 3 }] }] })
  expect((await ipt('rebuild-projections', '--check')).out).toContain('1 too many')
  expect((await ipt('rebuild-projections')).code).toBe(0)
  expect((await ipt('rebuild-projections', '--check')).code).toBe(0)
})

test('another institution comes with a coordinator and the link for their account; what is missing is named, and twice is once', async () => {
  const options = ['--name', 'Pili University', '--time-zone', 'Africa/Nairobi', '--language', 'en', '--coordinator', 'Wanjiru Kamau']
  const missing = await ipt('add-institution', ...options)
  expect(missing).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--email: ') })
  const added = await ipt('add-institution', ...options, '--email', 'wanjiru@pili.example', '--json')
  const value = JSON.parse(added.out)
  expect(added.code).toBe(0)
  expect(value.link).toMatch(/^http:\/\/localhost:\d+\/join#\S+$/)
  const em = db.orm.em.fork()
  expect(await em.count(Membership, { role: 'coordinator', institution: value.institutionId, user: value.coordinatorId })).toBe(1)
  expect(await em.findOneOrFail(Institution, value.institutionId)).toMatchObject({ name: 'Pili University', timeZone: 'Africa/Nairobi' })
  const again = await ipt('add-institution', ...options, '--email', 'wanjiru@pili.example')
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('There is an institution called Pili University.') })
  const second = await ipt('add-institution', '--name', 'Tatu College', ...options.slice(2), '--email', 'wanjiru@pili.example', '--json')
  expect(JSON.parse(second.out)).toMatchObject({ coordinatorId: value.coordinatorId })
})
