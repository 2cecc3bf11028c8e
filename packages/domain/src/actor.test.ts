import { expect, test } from 'vitest'
import { type Actor, actsFor, holdsRole, institutionsAs } from './actor.ts'

test('the platform coordinates the one institution for which it was told to act, and is nothing else anywhere', () => {
  const told: Actor = { kind: 'system', name: 'cli.export', institutionId: 'i' }
  expect([actsFor(told), institutionsAs(told, 'coordinator'), institutionsAs(told, 'universitySupervisor')]).toEqual(['i', ['i'], []])
  expect([holdsRole(told, 'coordinator'), holdsRole(told, 'student')]).toEqual([true, false])

  const untold: Actor = { kind: 'system', name: 'sweep.files' }
  expect([actsFor(untold), institutionsAs(untold, 'coordinator'), holdsRole(untold, 'coordinator')]).toEqual([null, [], false])
})

test('nobody in person acts for an institution as such', () => {
  const coordinator: Actor = { kind: 'user', userId: 'u', roles: [{ role: 'coordinator', institutionId: 'i', organisationId: null }] }
  expect([actsFor(coordinator), institutionsAs(coordinator, 'coordinator')]).toEqual([null, ['i']])
  expect(actsFor({ kind: 'key', keyId: 'k', institutionId: 'i', scopes: [] })).toBe('i')
})
