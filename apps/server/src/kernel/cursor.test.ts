import { expect, test } from 'vitest'
import { CURSOR_DAY, CURSOR_UUID, decodeCursor, encodeCursor } from './cursor.ts'

const keys = ['2026-08-18', '01980000-0001-7000-8000-000000000001']

test('a cursor comes back as it went', () => {
  expect(decodeCursor('days', encodeCursor('days', keys), [CURSOR_DAY, CURSOR_UUID])).toEqual(keys)
})

test('a text that no column holds is refused, whatever the form', () => {
  expect(() => decodeCursor('days', encodeCursor('days', ['\ud800']), [() => true])).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID' }),
  )
  expect(() => decodeCursor('days', encodeCursor('days', ['a\0b']), [() => true])).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID' }),
  )
})

test.for([
  '',
  '!',
  'bm9uc2Vuc2U',
  encodeCursor('days', ['2026-08-18']),
  encodeCursor('days', ['2026-99-18', keys[1] ?? '']),
  encodeCursor('days', ["2026-08-18' or 1=1", keys[1] ?? '']),
  encodeCursor('weeks', keys),
])('%s is refused', (cursor) => {
  expect(() => decodeCursor('days', cursor, [CURSOR_DAY, CURSOR_UUID])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
})
