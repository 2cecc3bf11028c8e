import { expect, test } from 'vitest'
import type { Actor } from './actor.ts'
import { isPermission, mayTry, permits } from './permissions.ts'

const person = (...roles: ('student' | 'coordinator')[]): Actor => ({
  kind: 'user',
  userId: 'u',
  roles: roles.map((role) => ({ role, institutionId: 'i', organisationId: null })),
})

test('a name that is not in the table is no permission', () => {
  expect(isPermission('log.verify')).toBe(true)
  expect(isPermission('log.vrify')).toBe(false)
  expect(isPermission('toString')).toBe(false)
})

test('the door asks for the role, the verb for the relation', () => {
  expect(mayTry(person('student'), 'log.submit')).toBe(true)
  expect(mayTry(person('student'), 'log.verify')).toBe(false)
  expect(mayTry(person('student', 'coordinator'), 'log.void')).toBe(true)
  expect(permits('log.void', ['student'])).toBe(false)
  expect(permits('log.void', ['student', 'coordinator'])).toBe(true)
})

test('a link stands for an industrial supervisor and nobody else', () => {
  const link: Actor = { kind: 'link', userId: 'u', placementId: 'p' }
  expect(mayTry(link, 'log.verify')).toBe(true)
  expect(mayTry(link, 'log.submit')).toBe(false)
  expect(mayTry({ kind: 'system', name: 'sweep' }, 'log.verify')).toBe(false)
})
