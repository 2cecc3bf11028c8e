import type { LogView } from '@ipt/contracts'
import { describe, expect, it } from 'vitest'
import { neighboursOf, nextOf, weekGroupsOf, withoutLog } from './queue.ts'

const logs = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

describe('neighboursOf', () => {
  it('finds what stands before and after', () => {
    expect(neighboursOf(logs, 'b')).toEqual({ place: 2, before: 'a', after: 'c' })
    expect(neighboursOf(logs, 'a')).toEqual({ place: 1, before: null, after: 'b' })
    expect(neighboursOf(logs, 'c')).toEqual({ place: 3, before: 'b', after: null })
  })

  it('leads into the queue from a log that is not in it', () => {
    expect(neighboursOf(logs, 'x')).toEqual({ place: null, before: null, after: 'a' })
    expect(neighboursOf([], 'x')).toEqual({ place: null, before: null, after: null })
  })
})

describe('nextOf', () => {
  it('goes forward, then back, then nowhere', () => {
    expect(nextOf(logs, 'a')).toBe('b')
    expect(nextOf(logs, 'c')).toBe('b')
    expect(nextOf([{ id: 'a' }], 'a')).toBeNull()
  })
})

describe('withoutLog', () => {
  it('takes the log off whatever page it is on', () => {
    const page = (...ids: string[]) => ({ items: ids.map((id) => ({ id }) as LogView), next: null })
    const data = { pages: [page('a', 'b'), page('c')], pageParams: ['', 'x'] }
    expect(withoutLog(data, 'b')?.pages).toEqual([page('a'), page('c')])
    expect(withoutLog(undefined, 'b')).toBeUndefined()
  })
})

describe('weekGroupsOf', () => {
  it('puts together what stands together: a student’s logs of one week', () => {
    const log = (placementId: string, logDate: string) => ({ placementId, logDate, student: { id: placementId, name: placementId } })
    const [a, b, c, d] = [log('x', '2026-08-14'), log('x', '2026-08-16'), log('y', '2026-08-14'), log('x', '2026-08-17')] as const
    expect(weekGroupsOf([a, b, c, d])).toEqual([
      { key: 'x/2026-08-10', name: 'x', monday: '2026-08-10', logs: [a, b] },
      { key: 'y/2026-08-10', name: 'y', monday: '2026-08-10', logs: [c] },
      { key: 'x/2026-08-17', name: 'x', monday: '2026-08-17', logs: [d] },
    ])
    expect(weekGroupsOf([])).toEqual([])
  })
})
