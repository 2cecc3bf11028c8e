import { expect, test } from 'vitest'
import { uuidv7 } from './uuidv7.ts'

test('is the example of RFC 9562, appendix A.6', () => {
  const random = Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('sorts by the time it was made, and is never the same twice', () => {
  const ids = [uuidv7(1_000), uuidv7(2_000), uuidv7(Date.parse('2026-08-18T11:32:00Z')), uuidv7(Date.parse('2026-08-18T11:32:01Z'))]
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(Array.from({ length: 1_000 }, () => uuidv7(5))).size).toBe(1_000)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
})
