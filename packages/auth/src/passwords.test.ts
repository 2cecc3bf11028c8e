import { expect, test } from 'vitest'
import { hashPassword, needsRehash, verifyPassword } from './passwords.ts'

test('a hash is argon2id at the agreed cost, with a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(other)
  expect(needsRehash(one)).toBe(false)
})

test('the right password matches, others do not', async () => {
  const hash = await hashPassword('correct horse')
  expect(await verifyPassword(hash, 'correct horse')).toBe(true)
  expect(await verifyPassword(hash, 'Correct horse')).toBe(false)
  expect(await verifyPassword(hash, '')).toBe(false)
})

test('a password typed in composed or decomposed letters, or in full width, is the same', async () => {
  const hash = await hashPassword('caf\u00e9 ipt')
  expect(await verifyPassword(hash, 'cafe\u0301 \uff49\uff50\uff54')).toBe(true)
})

test('a password of 1,024 characters counts to its last', async () => {
  const long = 'x'.repeat(1_023)
  const hash = await hashPassword(`${long}y`)
  expect(await verifyPassword(hash, `${long}y`)).toBe(true)
  expect(await verifyPassword(hash, `${long}z`)).toBe(false)
})

test('nobody has no password, and finding that out costs a whole hash', async () => {
  const hash = await hashPassword('correct horse')
  const cpuOf = async (phc: string | null) => {
    const before = process.cpuUsage()
    for (let i = 0; i < 10; i++) expect(await verifyPassword(phc, 'wrong')).toBe(false)
    return process.cpuUsage(before).user
  }
  await cpuOf(hash)
  const [known, unknown] = [await cpuOf(hash), await cpuOf(null)]
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
})

test.for(['$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$x', '$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$x', '$2b$10$abc'])(
  '%s was made at another cost',
  (phc) => {
    expect(needsRehash(phc)).toBe(true)
  },
)

test('what is no hash is an error, not a wrong password', async () => {
  await expect(verifyPassword('nonsense', 'x')).rejects.toThrow()
})
