import { expect, test } from 'vitest'
import {
  agreementState,
  allowedOrganisationEvents,
  CONTACT_EVENTS,
  CONTACT_STATES,
  CONTACT_TRANSITIONS,
  nextContact,
  nextOrganisation,
  ORGANISATION_EVENTS,
  ORGANISATION_STATUSES,
  ORGANISATION_TRANSITIONS,
} from './organisation.ts'
import { ROLES } from './roles.ts'

test('exactly the rows of the table lead on', () => {
  for (const from of [null, ...ORGANISATION_STATUSES])
    for (const event of ORGANISATION_EVENTS)
      for (const role of ROLES) {
        const row = ORGANISATION_TRANSITIONS.find((each) => each.from === from && each.event === event && each.by === role)
        expect(nextOrganisation(from, event, { relations: [role], unused: true, into: 'APPROVED' })).toEqual(
          row ? { ok: true, to: row.to } : expect.objectContaining({ ok: false }),
        )
      }
})

test('one where somebody is placed is not rejected', () => {
  const facts = { relations: ['coordinator'] as const, unused: false, into: null }
  expect(nextOrganisation('PROPOSED', 'reject', facts)).toEqual({ ok: false, code: 'GUARD', guard: 'unused' })
  expect(allowedOrganisationEvents('PROPOSED', facts)).toEqual(['approve', 'merge'])
})

test('what is shared is merged only into what is shared, and nothing into what is gone', () => {
  const into = (status: 'PROPOSED' | 'APPROVED' | 'REJECTED' | 'MERGED') => ({
    relations: ['coordinator'] as const,
    unused: true,
    into: status,
  })
  expect(nextOrganisation('PROPOSED', 'merge', into('PROPOSED')).ok).toBe(true)
  expect(nextOrganisation('APPROVED', 'merge', into('PROPOSED'))).toMatchObject({ guard: 'intoShared' })
  for (const gone of ['REJECTED', 'MERGED'] as const)
    expect(nextOrganisation('APPROVED', 'merge', into(gone))).toMatchObject({ guard: 'intoLive' })
})

test('a contact is added unchecked, and checked by a coordinator alone', () => {
  for (const from of [null, ...CONTACT_STATES])
    for (const event of CONTACT_EVENTS)
      for (const role of ROLES) {
        const row = CONTACT_TRANSITIONS.find((each) => each.from === from && each.event === event && each.by === role)
        expect(nextContact(from, event, [role]).ok).toBe(row !== undefined)
      }
})

test.for([
  [null, 'VALID'],
  ['2026-10-18', 'VALID'],
  ['2026-10-17', 'EXPIRING'],
  ['2026-08-18', 'EXPIRING'],
  ['2026-08-17', 'EXPIRED'],
] as const)('an agreement until %s is %s', ([expiresOn, state]) => {
  expect(agreementState(expiresOn, '2026-08-18')).toBe(state)
})
