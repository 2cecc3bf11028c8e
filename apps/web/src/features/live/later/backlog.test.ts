import type { LiveMessage } from '@ipt/contracts'
import { expect, test } from 'vitest'
import { Backlog } from './backlog.ts'

const event = (seq: number): LiveMessage => ({
  type: 'event',
  seq,
  kind: 'log.verified',
  subjectType: 'log',
  subjectId: `log ${seq}`,
  placementId: null,
})
const seqs = (messages: LiveMessage[]) => messages.map(({ seq }) => seq)

test('what came after a place is told, and nothing before', () => {
  const backlog = new Backlog(10)
  for (const seq of [12, 15, 19]) backlog.add(event(seq))
  backlog.add({ type: 'at', seq: 40 })
  expect(seqs(backlog.since(10))).toEqual([12, 15, 19, 40])
  expect(seqs(backlog.since(12))).toEqual([15, 19, 40])
  expect(backlog.since(19)).toEqual([{ type: 'at', seq: 40 }])
  expect(backlog.since(40)).toEqual([])
  expect(backlog.since(41)).toEqual([])
})

test('who knows less than it does is told to read everything again', () => {
  const backlog = new Backlog(10)
  expect(backlog.since(9)).toEqual([{ type: 'reset', seq: 10 }])
  backlog.add({ type: 'at', seq: 40 })
  expect(backlog.since(9)).toEqual([{ type: 'reset', seq: 40 }])
})

test('it keeps five hundred', () => {
  const backlog = new Backlog(0)
  for (let seq = 1; seq <= 501; seq++) backlog.add(event(seq))
  expect(backlog.since(0)).toEqual([{ type: 'reset', seq: 501 }])
  expect(backlog.since(1)).toHaveLength(501)
})

test('after a reset it begins there, even where that is further back', () => {
  const backlog = new Backlog(100)
  backlog.add(event(120))
  backlog.add({ type: 'reset', seq: 50 })
  backlog.add(event(51))
  expect(backlog.since(49)).toEqual([{ type: 'reset', seq: 51 }])
  expect(seqs(backlog.since(50))).toEqual([51, 51])
})
