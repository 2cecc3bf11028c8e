import { expect, test } from 'vitest'
import { parseHours, stepHours } from './hours.ts'

test.each([
  ['', null],
  ['  ', null],
  ['8', 8],
  ['7.5', 7.5],
  ['7,25', 7.25],
  ['7.', 7],
  ['0', 0],
  ['24', 24],
  ['24.25', undefined],
  ['7.3', undefined],
  ['-1', undefined],
  ['eight', undefined],
  ['1e1', undefined],
  ['100', undefined],
])('%j means %s', (text, hours) => {
  expect(parseHours(text)).toBe(hours)
})

test('a press goes to the next half hour, and stays between 0 and 24', () => {
  expect(stepHours('', 1)).toBe('8')
  expect(stepHours('', -1)).toBe('8')
  expect(stepHours('nonsense', 1)).toBe('8')
  expect(stepHours('8', 1)).toBe('8.5')
  expect(stepHours('8', -1)).toBe('7.5')
  expect(stepHours('7.25', 1)).toBe('7.5')
  expect(stepHours('7,25', -1)).toBe('7')
  expect(stepHours('24', 1)).toBe('24')
  expect(stepHours('0', -1)).toBe('0')
})
