import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refresher } from './refresher.ts'

let page: EventTarget & { visibilityState: string }
let asked: unknown[]
let mutating: number
let refresher: Refresher

beforeEach(() => {
  vi.useFakeTimers()
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  asked = []
  mutating = 0
  const client = new QueryClient()
  client.invalidateQueries = async (filters) => void asked.push(filters?.queryKey ?? 'everything')
  client.isMutating = () => mutating
  refresher = new Refresher(client)
})
afterEach(() => {
  refresher.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const turn = (to: 'visible' | 'hidden') => {
  page.visibilityState = to
  page.dispatchEvent(new Event('visibilitychange'))
}

test('forty events at once are one refetch', async () => {
  for (let each = 0; each < 40; each++) refresher.add([['list'], ['counts']])
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(75)
  expect(asked).toEqual([['list'], ['counts']])
})

test('events that do not end are refetched more and more rarely, and none is forgotten', async () => {
  for (let tenth = 0; tenth < 300; tenth++) {
    refresher.add([['list']])
    await vi.advanceTimersByTimeAsync(100)
  }
  const often = asked.length
  expect(often).toBeGreaterThan(6)
  expect(often).toBeLessThan(12)
  refresher.add([['last']])
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked.slice(often).flat()).toContain('last')

  await vi.advanceTimersByTimeAsync(10_000)
  const rested = asked.length
  refresher.add([['list']])
  await vi.advanceTimersByTimeAsync(75)
  expect(asked, 'after a rest it is quick again').toHaveLength(rested + 1)
})

test('while nobody looks nothing is asked; then it is, once', async () => {
  turn('hidden')
  refresher.add([['list']])
  await vi.advanceTimersByTimeAsync(60_000)
  refresher.add([['list']])
  expect(asked).toEqual([])
  turn('visible')
  await vi.advanceTimersByTimeAsync(75)
  expect(asked).toEqual([['list']])
})

test('everything is everything, once', async () => {
  refresher.add([['list']])
  refresher.all()
  await vi.advanceTimersByTimeAsync(75)
  expect(asked).toEqual(['everything'])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked).toHaveLength(1)
})

test('the answer to one’s own act comes before the news of it; one that does not come keeps nothing away', async () => {
  mutating = 1
  refresher.add([['list']])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual([])
  mutating = 0
  await vi.advanceTimersByTimeAsync(75)
  expect(asked).toEqual([['list']])
  mutating = 1
  refresher.add([['list']])
  await vi.advanceTimersByTimeAsync(6_000)
  expect(asked).toHaveLength(2)
})

test('stopped, it asks no more', async () => {
  refresher.add([['list']])
  refresher.stop()
  refresher.add([['list']])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked).toEqual([])
})
