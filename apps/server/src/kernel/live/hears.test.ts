import type { Actor, Role } from '@ipt/domain'
import { expect, test } from 'vitest'
import { hears } from './hears.ts'

const as = (userId: string, role: Role): Actor => ({ kind: 'user', userId, roles: [{ role, institutionId: 'i', organisationId: null }] })
const event = { seq: 1, institutionId: 'i', placement: null, told: [], coordinators: ['boss'] }

test('what somebody does with their own account is told to nobody else', () => {
  const reset = { ...event, kind: 'user.resetRequested', subjectType: 'user', subjectId: 'student' } as const
  expect(hears(as('student', 'student'), reset)).toBe(true)
  expect(hears(as('boss', 'coordinator'), reset)).toBe(false)
})

test('what happens to an institution, its coordinators hear', () => {
  const made = { ...event, kind: 'institution.created', subjectType: 'institution', subjectId: 'i' } as const
  expect(hears(as('boss', 'coordinator'), made)).toBe(true)
  expect(hears(as('student', 'student'), made)).toBe(false)
})
