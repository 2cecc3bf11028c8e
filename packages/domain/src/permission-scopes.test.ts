import { expect, test } from 'vitest'
import type { Actor, KeyActor, UserActor } from './actor.ts'
import { mayReach, SCOPE_OF, scopesFor, withheld } from './permission-scopes.ts'
import { PERMISSIONS, type Permission } from './permissions.ts'
import type { Role } from './roles.ts'
import { SCOPES, type Scope } from './scopes.ts'

const person = (role: Role, scopes?: Scope[]): UserActor => ({
  kind: 'user',
  userId: 'u',
  roles: [{ role, institutionId: 'i', organisationId: null }],
  ...(scopes ? { token: { id: 't', scopes } } : {}),
})
const key = (...scopes: Scope[]): KeyActor => ({ kind: 'key', keyId: 'k', institutionId: 'i', scopes })

test('every permission has a scope, or none on purpose; every scope opens something', () => {
  expect(Object.keys(SCOPE_OF).sort()).toEqual(Object.keys(PERMISSIONS).sort())
  expect(SCOPES.filter((scope) => !Object.values(SCOPE_OF).includes(scope))).toEqual([])
})

test('what a token could use to become more than it is, none may do', () => {
  const never = Object.entries(SCOPE_OF).flatMap(([permission, scope]) => (scope === null ? [permission] : []))
  expect(never).toEqual([
    'session.own',
    'profile.edit',
    'live.own',
    'calendar.own',
    'person.handOver',
    'person.viewAs',
    'webhook.manage',
    'token.own',
    'key.read',
    'key.manage',
  ])
  for (const permission of never as Permission[]) {
    expect(withheld(person('coordinator', [...SCOPES]), permission)).toEqual({ by: 'session' })
    expect(withheld(key(...SCOPES), permission)).toEqual({ by: 'session' })
    expect(withheld(person('coordinator'), permission)).toBeNull()
  }
})

test('a token holds what its scopes say, and nothing that its person lacks', () => {
  expect(withheld(person('student', ['logs:read']), 'log.read')).toBeNull()
  expect(withheld(person('student', ['logs:read']), 'log.submit')).toEqual({ by: 'scope', scope: 'logs:write' })
  expect(mayReach(person('student', ['logs:write']), 'log.submit')).toBe(true)
  expect(mayReach(person('student', [...SCOPES]), 'log.verify')).toBe(false)
  const others: Actor[] = [
    { kind: 'link', userId: 'u', placementId: 'p' },
    { kind: 'system', name: 'sweep' },
  ]
  for (const actor of others) expect(withheld(actor, 'log.verify')).toBeNull()
})

test('a key coordinates its institution, and is nobody in person', () => {
  expect(mayReach(key('people:write'), 'person.add')).toBe(true)
  expect(mayReach(key('people:write'), 'person.read')).toBe(false)
  expect(mayReach(key(...SCOPES), 'log.verify')).toBe(false)
  expect(withheld(key(...SCOPES), 'announcement.publish')).toEqual({ by: 'person' })
})

test('only such scopes are offered as open anything', () => {
  expect(scopesFor(person('student'))).not.toContain('people:read')
  expect(scopesFor(person('student'))).toContain('logs:write')
  expect(scopesFor(person('coordinator'))).toEqual([...SCOPES])
  expect(scopesFor(key())).toEqual(SCOPES.filter((scope) => scope !== 'notifications:write' && scope !== 'files:write'))
  expect(scopesFor({ kind: 'user', userId: 'u', roles: [] })).toEqual([])
})
