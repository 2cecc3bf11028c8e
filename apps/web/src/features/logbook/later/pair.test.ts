import { describe, expect, it } from 'vitest'
import { baseOf, pairOf } from './pair.ts'

describe('pairOf', () => {
  it('takes two revisions that the log has, the older first', () => {
    expect(pairOf('1-2', 2)).toEqual({ from: 1, to: 2 })
    for (const wrong of [null, '', '2-1', '1-1', '0-1', '1-3', '1', 'a-b', '1-2-3', '01x-2']) expect(pairOf(wrong, 2)).toBeNull()
  })
})

describe('baseOf', () => {
  const by = (id: string, event: string, revision: number) => ({ by: { id }, event, revision })
  it('is what the reader decided on last, else the one before', () => {
    const events = [
      by('s', 'submit', 1),
      by('me', 'requestRevision', 1),
      by('s', 'resubmit', 2),
      by('other', 'requestRevision', 2),
      by('s', 'resubmit', 3),
    ]
    expect(baseOf(events, 'me', 3)).toBe(1)
    expect(baseOf(events, 'other', 3)).toBe(2)
    expect(baseOf(events, 's', 3)).toBe(2)
    expect(baseOf([...events, by('me', 'verify', 3)], 'me', 3), 'not the current one itself').toBe(1)
  })
})
