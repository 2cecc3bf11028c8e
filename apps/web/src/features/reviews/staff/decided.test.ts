import type { LogView } from '@ipt/contracts'
import { describe, expect, it } from 'vitest'
import { decidedLately, undoOf } from './decided.ts'

const log = (id: string, more: Partial<LogView> = {}) =>
  ({ id, status: 'VERIFIED_INDUSTRY', can: [], remark: null, ...more }) as unknown as LogView
const ids = (logs: readonly LogView[]) => logs.map((each) => each.id)

describe('decidedLately', () => {
  it('puts this visit first, then what can be taken back, then the rest, each once', () => {
    const listed = [log('old'), log('open', { can: ['undoVerify'] }), log('mine')]
    expect(ids(decidedLately([log('mine'), log('further')], listed))).toEqual(['mine', 'further', 'open', 'old'])
  })

  it('believes the list where it knows better', () => {
    const [first] = decidedLately([log('a', { can: ['undoVerify'] })], [log('a')])
    expect(first?.can).toEqual([])
  })

  it('leaves out what somebody else returned', () => {
    const by = (event: string) => ({ event }) as unknown as LogView['remark']
    const listed = [
      log('a', { status: 'REVISION_REQUESTED', remark: by('returnToStudent') }),
      log('b', { status: 'REVISION_REQUESTED', remark: by('requestRevision') }),
    ]
    expect(ids(decidedLately([], listed))).toEqual(['b'])
  })

  it('leaves out nothing that can still be taken back, however much it is', () => {
    const open = Array.from({ length: 40 }, (_, index) => log(`${index}`, { can: ['undoVerify'] }))
    expect(decidedLately([], [...open, log('old')])).toHaveLength(40)
  })

  it('offers nothing of this visit whose time is over, and the list no longer has', () => {
    const remembered = [log('a', { can: ['undoVerify'], undoUntil: '2026-03-02T08:15:00.000Z' })]
    const offered = (now: string) => decidedLately(remembered, [], { now: new Date(now) }).map(undoOf)
    expect(offered('2026-03-02T08:14:59.000Z')).toEqual(['undoVerify'])
    expect(offered('2026-03-02T08:15:00.000Z')).toEqual([null])
  })

  it('shows no more than asked for', () => {
    expect(decidedLately([], [log('a'), log('b'), log('c')], { most: 2 })).toHaveLength(2)
  })
})

describe('undoOf', () => {
  it('is the one that is open', () => {
    expect(undoOf(log('a', { can: ['withdrawRequest'] }))).toBe('withdrawRequest')
    expect(undoOf(log('a', { can: ['verify'] }))).toBeNull()
  })
})
