import { expect, test } from 'vitest'
import { Vault } from './vault.ts'

const SECRET = 'a secret of the tests, long enough'
const vault = new Vault(SECRET)

test('what is sealed opens again, and looks different each time', () => {
  const [one, other] = [vault.seal('whsec_habari', 'a'), vault.seal('whsec_habari', 'a')]
  expect([vault.open(one, 'a'), vault.open(other, 'a')]).toEqual(['whsec_habari', 'whsec_habari'])
  expect(one).not.toBe(other)
  expect(one).not.toContain('habari')
  expect(new Vault(SECRET).open(one, 'a')).toBe('whsec_habari')
})

test('it opens for nothing else, under no other secret, and not once it was changed', () => {
  const sealed = vault.seal('whsec_habari', 'a')
  expect(vault.open(sealed, 'b')).toBeNull()
  expect(new Vault(`${SECRET}!`).open(sealed, 'a')).toBeNull()
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(vault.open(`v1.${changed.toString('base64url')}`, 'a')).toBeNull()
  }
  for (const junk of ['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'plain words']) expect(vault.open(junk, 'a')).toBeNull()
})
