import { expect, test } from 'vitest'
import { ARRIVAL_EVENTS, ARRIVAL_STATUSES, ARRIVAL_TRANSITIONS, allowedArrivalEvents, nextArrival } from './arrival.ts'
import { ROLES } from './roles.ts'

test('exactly the rows of the table lead on', () => {
  for (const from of [null, ...ARRIVAL_STATUSES])
    for (const event of ARRIVAL_EVENTS)
      for (const role of ROLES) {
        const row = ARRIVAL_TRANSITIONS.find((each) => each.from === from && each.event === event && each.by === role)
        expect(nextArrival(from, event, [role])).toEqual(row ? { ok: true, to: row.to } : expect.objectContaining({ ok: false }))
      }
})

test('what is allowed is what leads on', () => {
  expect(allowedArrivalEvents('REPORTED', ['industrialSupervisor'])).toEqual(['confirm', 'return'])
  expect(allowedArrivalEvents('REPORTED', ['student'])).toEqual([])
  expect(allowedArrivalEvents('RETURNED', ['student'])).toEqual(['report'])
})
