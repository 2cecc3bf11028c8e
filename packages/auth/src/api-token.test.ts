import { expect, test } from 'vitest'
import { apiTokenOf, isApiToken, isWellFormed } from './api-token.ts'
import { deriveKey } from './keys.ts'

const KEY = deriveKey('a secret for tests, of forty characters.', 'api-token')
const PERSONAL = { kind: 'personal', id: '019a0000-0000-7000-8000-000000000001', salt: 'salt' } as const
const token = apiTokenOf(KEY, PERSONAL)

test('a token says of what kind it is, and is known by its form', () => {
  expect(token).toMatch(/^ipt_pat_[0-9A-Za-z]{49}$/)
  expect(apiTokenOf(KEY, { ...PERSONAL, kind: 'institution' })).toMatch(/^ipt_key_[0-9A-Za-z]{49}$/)
  expect(isApiToken(token)).toBe(true)
  expect(isApiToken('eyJhbGciOiJIUzI1NiJ9.e30.x')).toBe(false)
})

test('it is the same for the same row, and another for another id, salt, kind or key', () => {
  expect(apiTokenOf(KEY, PERSONAL)).toBe(token)
  const others = [
    apiTokenOf(KEY, { ...PERSONAL, id: PERSONAL.id.replace('1', '2') }),
    apiTokenOf(KEY, { ...PERSONAL, salt: 'other' }),
    apiTokenOf(KEY, { ...PERSONAL, kind: 'institution' }).replace('key', 'pat'),
    apiTokenOf(deriveKey('another secret for tests, long enough.', 'api-token'), PERSONAL),
  ]
  expect(new Set([...others, token]).size).toBe(5)
})

test('every single wrong character is found by the checksum', () => {
  expect(isWellFormed(token)).toBe(true)
  for (let at = 'ipt_pat_'.length; at < token.length; at++) {
    const wrong = `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`
    expect(isWellFormed(wrong), wrong).toBe(false)
  }
  for (const wrong of ['', 'ipt_pat_', token.slice(0, -1), `${token}a`, token.replace('pat', 'key'), token.toLowerCase(), ` ${token}`])
    expect(isWellFormed(wrong), wrong).toBe(false)
})
