import { expect, test } from 'vitest'
import {
  type AnsweredItem,
  allowedAnswerEvents,
  CHECKLIST_EVENTS,
  CHECKLIST_GATES,
  CHECKLIST_STATUSES,
  CHECKLIST_TRANSITIONS,
  gatedBy,
  nextAnswer,
  openReason,
} from './checklist.ts'
import { ROLES } from './roles.ts'

test('exactly the rows of the table lead on', () => {
  for (const from of [null, ...CHECKLIST_STATUSES])
    for (const event of CHECKLIST_EVENTS)
      for (const role of ROLES) {
        const row = CHECKLIST_TRANSITIONS.find((each) => each.from === from && each.event === event && each.by === role)
        expect(nextAnswer(from, event, [role])).toEqual(row ? { ok: true, to: row.to } : expect.objectContaining({ ok: false }))
      }
  expect(allowedAnswerEvents('ACCEPTED', ['student'])).toEqual([])
  expect(allowedAnswerEvents('ANSWERED', ['coordinator'])).toEqual(['accept', 'return'])
})

test.for([
  ['TICK', null, 'MISSING'],
  ['TICK', 'ANSWERED', null],
  ['TICK', 'RETURNED', 'RETURNED'],
  ['FILE', null, 'MISSING'],
  ['FILE', 'ANSWERED', 'UNCHECKED'],
  ['FILE', 'RETURNED', 'RETURNED'],
  ['FILE', 'ACCEPTED', null],
] as const)('a %s that is %s is open because: %s', ([needs, status, reason]) => {
  expect(openReason({ needs, status })).toBe(reason)
})

test('an item closes the one gate that it names, and nothing else', () => {
  const item = (id: string, gate: AnsweredItem['gate'], status: AnsweredItem['status'] = null): AnsweredItem => ({
    id,
    label: id,
    needs: 'FILE',
    gate,
    status,
  })
  const items = [item('cover', 'PLACEMENT'), item('consent', 'APPLY'), item('cv', null), item('done', 'PLACEMENT', 'ACCEPTED')]
  expect(CHECKLIST_GATES.map((gate) => gatedBy(gate, items).map(({ id, reason }) => `${id}: ${reason}`))).toEqual([
    ['consent: MISSING'],
    ['cover: MISSING'],
    [],
  ])
})
