import { isPermission, type Permission, SCOPE_OF } from '@ipt/domain'
import { LOG_EVENTS } from '@ipt/log-machine'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { RestModule } from './kernel/rest.ts'
import { assertDeclared, open, permitted, router } from './kernel/trpc.ts'
import { appRouter } from './router.ts'

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string; meta?: { permission: string } } }>,
)

/** What anybody may call: each is looked at again when this list grows. */
const OPEN = [
  'accounts.me',
  'accounts.demoLogins',
  'accounts.signIn',
  'accounts.signOut',
  'accounts.requestReset',
  'accounts.readReset',
  'accounts.renewReset',
  'accounts.resetPassword',
  'institutions.setupState',
  'institutions.setUp',
  'people.readInvitation',
  'people.renewInvitation',
  'people.join',
]

test('every procedure declares a permission of the table, but those that are open on purpose', () => {
  expect(procedures.length).toBeGreaterThan(20)
  expect(procedures.filter(([, { _def }]) => _def.meta?.permission === 'public').map(([path]) => path)).toEqual(OPEN)
  for (const [path, { _def }] of procedures) if (!OPEN.includes(path)) expect(isPermission(_def.meta?.permission ?? ''), path).toBe(true)
})

test('no scope for reading lets anything be written', () => {
  const writing = procedures.filter(([, { _def }]) => _def.type === 'mutation')
  const scopeOf = (permission = '') => (isPermission(permission) ? SCOPE_OF[permission] : null)
  expect(writing.filter(([, { _def }]) => scopeOf(_def.meta?.permission)?.endsWith(':read')).map(([path]) => path)).toEqual([])
})

test('every event of the chain has a procedure of its name, behind the permission of its name', () => {
  for (const event of LOG_EVENTS) expect(Object.fromEntries(procedures)[`logbook.${event}`]?._def.meta?.permission).toBe(`log.${event}`)
})

test('a permission that is not in the table, none at all, and no output each end the start', () => {
  expect(() => permitted('log.vrify' as Permission)).toThrow('has no log.vrify')
  expect(() => new RestModule().permitted('log.vrify' as Permission, 'get', '/', async () => new Response())).toThrow('has no log.vrify')
  const leaks = router({ all: open.query(() => 'everything') })
  expect(() => assertDeclared(leaks._def.procedures)).toThrow('all declares no output')
  const fine = router({ all: open.output(z.string()).query(() => 'everything') })
  expect(() => assertDeclared(fine._def.procedures)).not.toThrow()
})
