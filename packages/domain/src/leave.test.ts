import { expect, test } from 'vitest'
import { allowedLeaveEvents, daysFrom, LEAVE_EVENTS, LEAVE_STATUSES, LEAVE_TRANSITIONS, type LeaveFacts, nextLeave } from './leave.ts'
import { UNDO_MS } from './limits.ts'
import { ROLES } from './roles.ts'

const willing: LeaveFacts = { relations: [], daysFree: true, notBegun: true, decision: { own: true, ageMs: UNDO_MS } }

test('exactly the rows of the table lead on', () => {
  for (const from of [null, ...LEAVE_STATUSES])
    for (const event of LEAVE_EVENTS)
      for (const role of ROLES) {
        const row = LEAVE_TRANSITIONS.find((each) => each.from === from && each.event === event && each.by === role)
        expect(nextLeave(from, event, { ...willing, relations: [role] })).toEqual(
          row ? { ok: true, to: row.to } : expect.objectContaining({ ok: false }),
        )
      }
})

test.for([
  [null, 'ask', 'student', { daysFree: false }, 'daysFree'],
  ['GRANTED', 'undoDecision', 'industrialSupervisor', { decision: { own: false, ageMs: 0 } }, 'ownLately'],
  ['GRANTED', 'undoDecision', 'industrialSupervisor', { decision: { own: true, ageMs: UNDO_MS + 1 } }, 'ownLately'],
  ['DECLINED', 'undoDecision', 'industrialSupervisor', { daysFree: false }, 'daysFree'],
  ['GRANTED', 'withdraw', 'student', { notBegun: false }, 'notBegun'],
] as const)('%s, %s by the %s with %o is held by %s', ([status, event, role, more, guard]) => {
  expect(nextLeave(status, event, { ...willing, relations: [role], ...more })).toEqual({ ok: false, code: 'GUARD', guard })
})

test('what is asked can be withdrawn at any time, what is granted until its first day is over', () => {
  const late = { ...willing, relations: ['student'] as const, notBegun: false }
  expect(allowedLeaveEvents('ASKED', late)).toEqual(['withdraw'])
  expect(allowedLeaveEvents('GRANTED', late)).toEqual([])
})

test('a range has both its ends', () => {
  expect(daysFrom('2026-08-30', '2026-09-01')).toEqual(['2026-08-30', '2026-08-31', '2026-09-01'])
  expect(daysFrom('2026-08-30', '2026-08-30')).toEqual(['2026-08-30'])
  expect(daysFrom('2026-08-30', '2026-08-29')).toEqual([])
})
