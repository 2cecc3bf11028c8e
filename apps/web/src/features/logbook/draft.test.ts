import { beforeEach, describe, expect, test } from 'vitest'
import { type Draft, type DraftStore, moveDraft, newLogKey, readDraft, revisionKey, writeDraft } from './draft.ts'

const draft: Draft = { id: '0190-a', content: 'Cabled', hours: '7,5', skills: ['Cabling'], files: [], savedAt: '2026-08-18T11:32:00.000Z' }
const monday = newLogKey('u', 'p', '2026-08-17')
const tuesday = newLogKey('u', 'p', '2026-08-18')

let kept: Map<string, string>
let store: DraftStore
beforeEach(() => {
  kept = new Map()
  store = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
})
const broken: DraftStore = {
  getItem: () => {
    throw new DOMException('denied', 'SecurityError')
  },
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError')
  },
  removeItem: () => {},
}

test('keys tell people, placements, days and revisions apart', () => {
  const keys = [
    monday,
    tuesday,
    newLogKey('u', 'q', '2026-08-17'),
    newLogKey('v', 'p', '2026-08-17'),
    revisionKey('u', 'l', 1),
    revisionKey('u', 'l', 2),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

test('what was written is read again, to the letter', () => {
  expect(writeDraft(store, tuesday, draft)).toBe(true)
  expect(readDraft(store, tuesday)).toEqual(draft)
})

test.each(['', 'null', '{', '{"id":1}', JSON.stringify({ ...draft, skills: [1] }), JSON.stringify({ ...draft, files: [null] })])(
  '%s is no draft',
  (text) => {
    kept.set(tuesday, text)
    expect(readDraft(store, tuesday)).toBeNull()
  },
)

test('storage that refuses is told, not thrown', () => {
  expect(readDraft(broken, tuesday)).toBeNull()
  expect(writeDraft(broken, tuesday, draft)).toBe(false)
})

describe('changing the day', () => {
  test('takes the words along, with their id', () => {
    writeDraft(store, tuesday, draft)
    moveDraft(store, tuesday, monday)
    expect(readDraft(store, monday)).toEqual(draft)
    expect(readDraft(store, tuesday)).toBeNull()
  })

  test('leaves another draft alone', () => {
    writeDraft(store, tuesday, draft)
    writeDraft(store, monday, { ...draft, content: 'Other' })
    moveDraft(store, tuesday, monday)
    expect(readDraft(store, monday)?.content).toBe('Other')
    expect(readDraft(store, tuesday)).toEqual(draft)
  })

  test('moves nothing where nothing was typed', () => {
    writeDraft(store, tuesday, { ...draft, content: ' ', hours: '', skills: [] })
    moveDraft(store, tuesday, monday)
    expect(readDraft(store, monday)).toBeNull()
  })
})
