import { describe, expect, it } from 'vitest'
import { edgeMark, edgeOf, isRead, NOTHING_SEEN, withEdge } from './seen.ts'

const first = { id: 'a', revision: 1 }
const second = { id: 'a', revision: 2 }

describe('isRead', () => {
  it('wants both ends of the same revision, in whatever order', () => {
    const started = withEdge(NOTHING_SEEN, first, 'start')
    expect(isRead(started, first)).toBe(false)
    expect(isRead(withEdge(started, first, 'end'), first)).toBe(true)
    expect(isRead(withEdge(withEdge(NOTHING_SEEN, first, 'end'), first, 'start'), first)).toBe(true)
  })

  it('wants a changed revision read again, from its start', () => {
    const read = withEdge(withEdge(NOTHING_SEEN, first, 'start'), first, 'end')
    expect(isRead(read, second)).toBe(false)
    const ended = withEdge(read, second, 'end')
    expect(isRead(ended, second)).toBe(false)
    expect(isRead(ended, first), 'the old one is no longer on the screen').toBe(false)
    expect(isRead(withEdge(ended, second, 'start'), second)).toBe(true)
  })

  it('takes nothing from one log for another', () => {
    expect(isRead(withEdge(withEdge(NOTHING_SEEN, first, 'start'), { id: 'b', revision: 1 }, 'end'), first)).toBe(false)
  })

  it('is the same value when nothing is new: nobody is told of it', () => {
    const started = withEdge(NOTHING_SEEN, first, 'start')
    expect(withEdge(started, first, 'start')).toBe(started)
  })
})

describe('edgeOf', () => {
  it('reads what edgeMark wrote, and nothing else', () => {
    expect(edgeOf(edgeMark(second, 'end'))).toEqual({ ...second, edge: 'end' })
    expect(edgeOf('middle/1/a')).toBeNull()
    expect(edgeOf('')).toBeNull()
  })
})
