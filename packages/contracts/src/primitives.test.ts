import { LIMITS } from '@ipt/domain'
import { expect, test } from 'vitest'
import { DecideLogInput, ListLogsInput, SubmitLogInput } from './logbook.ts'
import { Day, Hours, Id, lineOrNothing, Moment, Phone, Revision, someText, text } from './primitives.ts'

test.for([
  ['empty', ''],
  ['white space alone', ' \n\t '],
  ['NUL', 'a\u0000b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['one character too many', 'x'.repeat(11)],
])('a text that is %s is refused', ([, value]) => {
  expect(someText(10).safeParse(value).success).toBe(false)
})

test('a text is kept as it was written', () => {
  expect(someText(20).parse('  Zima taa 💡\n')).toBe('  Zima taa 💡\n')
  expect(text(20).parse('')).toBe('')
})

test.for([
  ['day', Day, '8 August', 'Not a calendar day (YYYY-MM-DD).'],
  ['day', Day, '1899-12-31', 'A day from 1900 to 2199.'],
  ['moment', Moment, 'noon', 'Not a moment in UTC (2026-08-12T14:03:00Z).'],
] as const)('a %s that is none is told once', ([, schema, value, message]) => {
  expect(schema.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([message])
})

test.for([
  ['Morogoro Road\nDar es Salaam', 'Morogoro Road, Dar es Salaam'],
  ['  P.O. Box 4021,\r\n\r\n  Dar es Salaam \n', 'P.O. Box 4021, Dar es Salaam'],
  ['Kibaha\u2028Pwani', 'Kibaha Pwani'],
  ['', ''],
] as const)('an address of several lines stands on one: %j', ([typed, kept]) => {
  expect(lineOrNothing(100).parse(typed)).toBe(kept)
})

test('what cannot be seen, or turns the text round, is no address', () => {
  for (const address of ['a\u202eb', 'a\u0007b', 'a\u0000b']) expect(lineOrNothing(100).safeParse(address).success).toBe(false)
})

test('a telephone number stands on one line', () => {
  expect(Phone.parse(' 022\n211 ')).toBe('022 211')
})

test('hours go in quarters from 0 to 24', () => {
  for (const hours of [0, 0.25, 7.75, 24]) expect(Hours.parse(hours)).toBe(hours)
  for (const hours of [-0.25, 24.25, 7.1, Number.NaN, '8']) expect(Hours.safeParse(hours).success).toBe(false)
})

test('numbers that PostgreSQL would refuse are refused before', () => {
  expect(Revision.safeParse(2 ** 31).success).toBe(false)
  expect(ListLogsInput.safeParse({ limit: 2 ** 31 }).success).toBe(false)
  expect(ListLogsInput.safeParse({ limit: LIMITS.page + 1 }).success).toBe(false)
})

test('an id is a UUID in any case, and compared in lower case', () => {
  expect(Id.parse('01980000-0001-7000-8000-00000000ABCD')).toBe('01980000-0001-7000-8000-00000000abcd')
  expect(Id.safeParse('seven').success).toBe(false)
})

test('inputs are strict', () => {
  const id = '01980000-0001-7000-8000-00000000abcd'
  expect(DecideLogInput.safeParse({ id, status: 'verified' }).success).toBe(false)
  expect(
    SubmitLogInput.safeParse({ content: 'Work.', attachmentIds: Array.from({ length: LIMITS.filesPerLog + 1 }, () => id) }).success,
  ).toBe(false)
  expect(SubmitLogInput.parse({ content: 'Work.' })).toEqual({ content: 'Work.', hours: null, skills: [], attachmentIds: [] })
})
