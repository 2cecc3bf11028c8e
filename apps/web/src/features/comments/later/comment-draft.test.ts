import { expect, test } from 'vitest'
import { commentKey, type DraftStore, keepComment, readComment } from './comment-draft.ts'

const store = (): DraftStore & { kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
const forbidden: DraftStore = {
  getItem: () => {
    throw new Error('denied')
  },
  setItem: () => {
    throw new Error('denied')
  },
  removeItem: () => {
    throw new Error('denied')
  },
}

test('what was written comes back with its id, to the same person under the same log', () => {
  const all = store()
  keepComment(all, commentKey('neema', 'log-1'), { id: 'a', body: 'Which relay?' })
  expect(readComment(all, commentKey('neema', 'log-1'))).toEqual({ id: 'a', body: 'Which relay?' })
  expect(readComment(all, commentKey('juma', 'log-1'))).toBeNull()
  expect(readComment(all, commentKey('neema', 'log-2'))).toBeNull()
})

test('emptied, it is forgotten', () => {
  const all = store()
  keepComment(all, 'key', { id: 'a', body: 'x' })
  keepComment(all, 'key', { id: 'a', body: '' })
  expect(all.kept.size).toBe(0)
})

test.each(['{', '"text"', '{"id":1,"body":"x"}', 'null'])('%s is no draft', (value) => {
  const all = store()
  all.setItem('key', value)
  expect(readComment(all, 'key')).toBeNull()
})

test('where storage is forbidden nothing breaks', () => {
  expect(readComment(forbidden, 'key')).toBeNull()
  expect(() => keepComment(forbidden, 'key', { id: 'a', body: 'x' })).not.toThrow()
})
