import * as contracts from '@ipt/contracts'
import { expect, test } from 'vitest'
import { z } from 'zod'
import './issue-words.ts'

const wordsOf = (schema: z.ZodType, value: unknown): string[] => schema.safeParse(value).error?.issues.map(({ message }) => message) ?? []

test.each([
  [z.string(), undefined, 'This is missing.'],
  [z.string(), 5, 'A text is needed here.'],
  [z.int(), 1.5, 'A whole number is needed here.'],
  [z.int32().min(1), 0, 'At least 1.'],
  [z.int32(), 2 ** 31, 'At most 2,147,483,647.'],
  [z.string().max(1_000), 'x'.repeat(1_001), 'At most 1,000 characters.'],
  [z.string().min(1), '', 'Write something: this is empty.'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'At most 2 entries.'],
  [z.enum(['a', 'b']), 'c', 'One of: a, b.'],
  [z.enum(['a', 'b']), undefined, 'This is missing.'],
  [z.literal(true), false, 'Only true is taken here.'],
  [z.uuidv7(), 'x', 'Not a UUID.'],
  [z.iso.date(), '1 August', 'Not a calendar day (YYYY-MM-DD).'],
  [z.strictObject({}), { a: 1 }, 'There is no such field.'],
  [z.union([z.string(), z.number()]), null, 'This is not taken here.'],
])('%# says what to mend', (schema, value, words) => {
  expect(wordsOf(schema, value)).toEqual([words])
})

const inputs = Object.entries<unknown>(contracts).flatMap(([name, schema]): [string, z.ZodObject][] =>
  name.endsWith('Input') && schema instanceof z.ZodObject ? [[name, schema]] : [],
)

test('there are contracts to try', () => expect(inputs.length).toBeGreaterThan(10))

/** Values that fit hardly anything. */
const JUNK = [undefined, null, '', 'x', 'x'.repeat(200_000), 0, -1, 1.5, 2 ** 40, Number.NaN, true, [], [null], ['x'], {}, { x: 1 }]

test.each(inputs)('%s tells every fault in words of ours', (_, schema) => {
  const told = JUNK.flatMap((junk) => [
    ...wordsOf(schema, junk),
    ...wordsOf(schema, { ...Object.fromEntries(Object.keys(schema.shape).map((key) => [key, junk])), notAField: junk }),
  ])
  expect(
    [...new Set(told)].filter((words) => /invalid|expected|received|too (big|small)|unrecognized/i.test(words) || !words.endsWith('.')),
  ).toEqual([])
})
