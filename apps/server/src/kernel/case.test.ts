import { expect, test } from 'vitest'
import { toCamel, toSnake } from './case.ts'

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
