import { expect, test } from 'vitest'
import { DEEPEST, isTooDeep, sentPath, toCamel, toSnake } from './case.ts'

test('keys go over and back, values stay', () => {
  const view = { logDate: '2026-08-18', files: [{ mediaType: 'image/png', sha256: 'a_B' }], remark: null, SUBMITTED: 1, at: 'camelCase' }
  const rest = { log_date: '2026-08-18', files: [{ media_type: 'image/png', sha256: 'a_B' }], remark: null, SUBMITTED: 1, at: 'camelCase' }
  expect(toSnake(view)).toEqual(rest)
  expect(toCamel({ log_date: 1, inner: [{ media_type: 2 }] })).toEqual({ logDate: 1, inner: [{ mediaType: 2 }] })
})

test('a camelCase key is unknown to REST, and is told its name', () => {
  expect(() => toCamel({ inner: { logDate: 1 } })).toThrow(
    expect.objectContaining({
      code: 'INPUT_INVALID',
      fields: [{ pointer: '/inner/logDate', message: 'There is no such field. Did you mean log_date?' }],
    }),
  )
})

test('what does not come back as it was sent is unknown; what is too deep is told without walking down', () => {
  for (const key of ['__proto__', '_a', 'a__b'])
    expect(() => toCamel(JSON.parse(`{"${key}": 1}`))).toThrow(
      expect.objectContaining({ fields: [{ pointer: `/${key}`, message: 'There is no such field.' }] }),
    )
  const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
  expect([isTooDeep(nested(DEEPEST + 1)), isTooDeep(nested(DEEPEST + 2)), isTooDeep(nested(10_000))]).toEqual([false, true, true])
})

test('a fault is told at the key that was sent, or that would have been', () => {
  const body = { log_date: 1, line_1: [{ media_type: 2 }] }
  expect(sentPath(['logDate'], body)).toEqual(['log_date'])
  expect(sentPath(['line1', 0, 'mediaType'], body)).toEqual(['line_1', 0, 'media_type'])
  expect(sentPath(['attachmentIds'], body)).toEqual(['attachment_ids'])
  expect(sentPath(['logDate'], null)).toEqual(['log_date'])
})
