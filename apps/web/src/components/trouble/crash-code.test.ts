import { expect, test } from 'vitest'
import { crashCode } from './crash-code.ts'

const failure = (message: string, place: string): Error =>
  Object.assign(new TypeError(message), { stack: `TypeError: ${message}\n    at f (${place})` })

test('one failure has one code, whichever site it happens on; another has another', () => {
  const code = crashCode(failure('x is undefined', 'https://one.example/assets/a-1.js:1:20'))
  expect(code).toMatch(/^[0-9A-Z]{7}$/)
  expect(crashCode(failure('x is undefined', 'https://two.example/assets/a-1.js:1:20'))).toBe(code)
  expect(crashCode(failure('x is undefined', 'https://one.example/assets/a-1.js:1:21'))).not.toBe(code)
  expect(crashCode(failure('y is undefined', 'https://one.example/assets/a-1.js:1:20'))).not.toBe(code)
})

test('whatever is thrown has one', () => {
  expect(crashCode('a text')).toMatch(/^[0-9A-Z]{7}$/)
  expect(crashCode(undefined)).toMatch(/^[0-9A-Z]{7}$/)
})
