import type { LiveMessage } from '@ipt/contracts'
import { expect, test } from 'vitest'
import { LiveStream } from './live-stream.ts'

const at = (seq: number): LiveMessage => ({ type: 'at', seq })
const aStream = () => new LiveStream('s', 'u', { kind: 'user', userId: 'u', roles: [] })

/** What can be read without waiting, and then whatever `end` makes of it. */
async function readAll(stream: LiveStream): Promise<number[]> {
  const seqs: number[] = []
  for await (const { seq } of stream.messages()) seqs.push(seq)
  return seqs
}

test('nothing is handed over before it is known where it begins; what is known by then is not doubled', async () => {
  const stream = aStream()
  for (const seq of [4, 5, 6]) stream.push(at(seq))
  const reading = stream.messages()
  const first = reading.next()
  stream.begin([at(2), at(5)], 5)
  stream.push(at(6))
  stream.push(at(7))
  expect((await first).value?.seq).toBe(2)
  expect([(await reading.next()).value?.seq, (await reading.next()).value?.seq, (await reading.next()).value?.seq]).toEqual([5, 6, 7])
  expect(stream.seq).toBe(7)
})

test('what waits for a slow reader becomes one reset', async () => {
  const stream = aStream()
  stream.begin([], 0)
  for (let seq = 1; seq <= 1_001; seq++) stream.push(at(seq))
  stream.push(at(1_002))
  const reading = stream.messages()
  expect((await reading.next()).value).toEqual({ type: 'reset', seq: 1_001 })
  expect((await reading.next()).value).toEqual(at(1_002))
})

test('once it is ended, nothing that waited is handed over', async () => {
  const left = aStream()
  left.begin([at(1)], 1)
  left.end(null)
  left.push(at(2))
  expect(await readAll(left)).toEqual([])

  const sentAway = aStream()
  sentAway.begin([at(1)], 1)
  sentAway.end(new Error('over'))
  sentAway.end(null)
  await expect(readAll(sentAway)).rejects.toThrow('over')

  const early = aStream()
  early.end(null)
  early.begin([at(1)], 1)
  expect(await readAll(early)).toEqual([])
})
