import { describe, expect, it } from 'vitest'
import { readingOf } from './reading.ts'

const log = (id: string, revision: number, status = 'SUBMITTED') => ({ id, revision, status })
const read = (revision: number, refused = false) => ({ log: log('a', revision), refused })

describe('readingOf', () => {
  it('shows the newest state of the revision that is read', () => {
    expect(readingOf(read(1), log('a', 1, 'VERIFIED_INDUSTRY'))).toEqual({
      log: log('a', 1, 'VERIFIED_INDUSTRY'),
      newer: null,
      take: false,
    })
  })

  it('keeps what is read when a newer revision arrives', () => {
    expect(readingOf(read(1), log('a', 2))).toEqual({ log: log('a', 1), newer: 2, take: false })
  })

  it('shows the newer one once a decision was refused for it', () => {
    expect(readingOf(read(1, true), log('a', 2))).toEqual({ log: log('a', 2), newer: null, take: true })
    expect(readingOf(read(1, true), log('a', 1))).toMatchObject({ newer: null, take: false })
  })

  it('shows another log at once', () => {
    expect(readingOf(read(3), log('b', 1))).toEqual({ log: log('b', 1), newer: null, take: true })
  })
})
