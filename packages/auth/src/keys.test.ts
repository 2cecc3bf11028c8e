import { expect, test } from 'vitest'
import { deriveKey } from './keys.ts'

const SECRET = 'a secret for tests, of forty characters.'
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('a key is 256 bits, the same each time, and other for another purpose or secret', () => {
  const key = deriveKey(SECRET, 'access-token')
  expect(key).toHaveLength(32)
  expect(hex(deriveKey(SECRET, 'access-token'))).toBe(hex(key))
  expect(hex(deriveKey(SECRET, 'access-tokens'))).not.toBe(hex(key))
  expect(hex(deriveKey(`${SECRET}!`, 'access-token'))).not.toBe(hex(key))
})

test('the derivation is pinned (by RFC 5869 worked out elsewhere): another would end every session on an upgrade', () => {
  expect(hex(deriveKey(SECRET, 'access-token'))).toBe('f5fac61137dafc979de6327d649655275515c0f977a4ea8e82760c16665bb6fa')
})

test('a short secret is refused', () => {
  expect(() => deriveKey('x'.repeat(31), 'access-token')).toThrow(RangeError)
})
