import { expect, test } from 'vitest'
import { COLUMNS, ENDED, stepInto, stepsOf } from './columns.ts'

test('a card goes where a step that is allowed leads', () => {
  const fresh = { status: 'SUBMITTED', can: ['shortlist', 'waitlist', 'offer', 'reject'] } as const
  const to = (of: { status: (typeof COLUMNS)[number]; can: readonly ('shortlist' | 'waitlist' | 'offer' | 'reject' | 'revokeOffer')[] }) =>
    [...COLUMNS, 'ENDED' as const].map((column) => stepInto({ ...of, can: [...of.can] }, column))
  expect(to(fresh)).toEqual([null, 'shortlist', 'waitlist', 'offer', null, 'reject'])
  expect(to({ status: 'OFFERED', can: ['revokeOffer'] })).toEqual([null, 'revokeOffer', null, null, null, null])
  expect(to({ status: 'ACCEPTED', can: [] })).toEqual([null, null, null, null, null, null])
})

test("the student's own steps are not offered to others", () => {
  expect(stepsOf({ can: ['withdraw', 'accept', 'reject'] })).toEqual(['reject'])
})

test('every state has a place on the board', () => {
  expect([...COLUMNS, ...ENDED]).toHaveLength(9)
})
