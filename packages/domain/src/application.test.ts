import { expect, test } from 'vitest'
import {
  APPLICATION_EVENTS,
  APPLICATION_STATUSES,
  APPLICATION_TRANSITIONS,
  type ApplicationGuard,
  allowedApplicationEvents,
  isOpenApplication,
  movedTo,
  nextApplication,
} from './application.ts'
import type { Transition } from './machine.ts'
import { ROLES } from './roles.ts'

const ROWS: readonly Transition[] = APPLICATION_TRANSITIONS
const WILLING = { vacancyOpen: true, unplaced: true, underLimit: true, freeSlot: true, offerOpen: true }

test('exactly the rows of the table lead on', () => {
  for (const from of [null, ...APPLICATION_STATUSES])
    for (const event of APPLICATION_EVENTS)
      for (const relation of [...ROLES, 'system' as const]) {
        const row = ROWS.find((each) => each.from === from && each.event === event && each.by === relation)
        const decision = nextApplication(from, event, { relations: [relation], ...WILLING })
        expect(decision, `${relation} ${event} ${from}`).toEqual(row ? { ok: true, to: row.to } : expect.objectContaining({ ok: false }))
      }
})

test('no row stands twice', () => {
  const keys = ROWS.map((row) => `${row.event} ${row.from} ${row.by}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test.for<[(typeof APPLICATION_EVENTS)[number], 'student' | 'coordinator', ApplicationGuard]>([
  ['submit', 'student', 'vacancyOpen'],
  ['submit', 'student', 'unplaced'],
  ['submit', 'student', 'underLimit'],
  ['offer', 'coordinator', 'freeSlot'],
  ['offer', 'coordinator', 'unplaced'],
  ['accept', 'student', 'offerOpen'],
  ['accept', 'student', 'unplaced'],
  ['decline', 'student', 'offerOpen'],
])('%s by the %s needs %s', ([event, relation, guard]) => {
  const from = event === 'submit' ? null : event === 'offer' ? 'SHORTLISTED' : 'OFFERED'
  expect(nextApplication(from, event, { relations: [relation], ...WILLING, [guard]: false })).toEqual({ ok: false, code: 'GUARD', guard })
})

test('the platform alone lets an offer run out, and does nothing else', () => {
  expect(allowedApplicationEvents('OFFERED', { relations: ['system'], ...WILLING })).toEqual(['expire'])
  for (const role of ROLES) expect(allowedApplicationEvents('OFFERED', { relations: [role], ...WILLING })).not.toContain('expire')
})

test('the host decides but takes no offer back', () => {
  expect(allowedApplicationEvents('WAITLISTED', { relations: ['industrialSupervisor'], ...WILLING })).toEqual([
    'shortlist',
    'offer',
    'reject',
  ])
  expect(allowedApplicationEvents('OFFERED', { relations: ['industrialSupervisor'], ...WILLING })).toEqual([])
})

test('what nobody moves any more is not open', () => {
  for (const status of APPLICATION_STATUSES) expect(isOpenApplication(status), status).toBe(ROWS.some((row) => row.from === status))
})

test.for<[string, number, string[]]>([
  ['c', 1, ['c', 'a', 'b']],
  ['a', 2, ['b', 'a', 'c']],
  ['a', 9, ['b', 'c', 'a']],
  ['b', 2, ['a', 'b', 'c']],
  ['x', 1, ['a', 'b', 'c']],
])('%s moved to place %d', ([id, place, order]) => {
  expect(movedTo(['a', 'b', 'c'], id, place)).toEqual(order)
})
