import { expect, test } from 'vitest'
import { isSetupCode, setupCodeOf } from './setup-code.ts'

const SECRET = 'a secret for tests, of forty characters.'
const CODE = setupCodeOf(SECRET)

test('a code has twelve characters that read well, the same each time, and other for another secret', () => {
  expect(CODE).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(setupCodeOf(SECRET)).toBe(CODE)
  expect(setupCodeOf(`${SECRET}!`)).not.toBe(CODE)
})

test('it is taken as people type it', () => {
  expect(isSetupCode(CODE, CODE)).toBe(true)
  expect(isSetupCode(` ${CODE.toLowerCase().replaceAll('-', ' ')} `, CODE)).toBe(true)
  expect(isSetupCode('oOiL-0000-0000', '0011-0000-0000')).toBe(true)
})

test.for(['', CODE.slice(1), `${CODE}0`, `${CODE.slice(0, -1)}${CODE.endsWith('0') ? '1' : '0'}`, 'ééé'])('%j is not it', (typed) => {
  expect(isSetupCode(typed, CODE)).toBe(false)
})
