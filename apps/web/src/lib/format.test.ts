import { expect, test } from 'vitest'
import { formatsFor } from './format.ts'

const en = formatsFor('en')
const sw = formatsFor('sw')

test('days are the same wherever the device is', () => {
  expect(en.dayLong('2026-08-18')).toMatch(/^Tuesday,? 18 August$/)
  expect(en.dayShort('2026-08-18')).toMatch(/^Tue,? 18 Aug$/)
  expect(en.month('2026-08-01')).toBe('August 2026')
  expect(sw.dayLong('2026-08-18')).toMatch(/^Jumanne,? 18 Agosti$/)
})

test('sizes are read as people read them', () => {
  expect(en.bytes(0)).toBe('1 kB')
  expect(en.bytes(219_136)).toBe('214 kB')
  expect(en.bytes(3.8 * 1_024 * 1_024)).toBe('3.8 MB')
  expect(en.bytes(10 * 1_024 * 1_024)).toBe('10 MB')
})

test('numbers follow the language', () => {
  expect(en.number(5_000)).toBe('5,000')
  expect(sw.number(5_000)).toBe('5,000')
})
