import { onlineManager } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lastHeard, probe, reach } from './connection.ts'

const answer = (status: number) => vi.stubGlobal('fetch', async () => new Response('{}', { status }))
const noAnswer = (error: Error) => vi.stubGlobal('fetch', async () => Promise.reject(error))

beforeEach(() => onlineManager.setOnline(true))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test.each([200, 207, 401, 404, 422, 500])('an answer of %i is one: the server is there', async (status) => {
  onlineManager.setOnline(false)
  answer(status)
  expect((await reach('/trpc/x')).status).toBe(status)
  expect(onlineManager.isOnline()).toBe(true)
})

test.each([502, 503, 504])('%i is what is said in its place', async (status) => {
  answer(status)
  const before = lastHeard()
  await reach('/trpc/x')
  expect(onlineManager.isOnline()).toBe(false)
  expect(lastHeard()).toEqual(before)
  expect(await probe()).toBe(false)
})

test('no answer is told as such; one that nobody waits for any more is not', async () => {
  noAnswer(new TypeError('Failed to fetch'))
  await expect(reach('/trpc/x')).rejects.toThrow('Failed to fetch')
  expect(onlineManager.isOnline()).toBe(false)
  onlineManager.setOnline(true)
  await expect(reach('/trpc/x', { signal: AbortSignal.abort() })).rejects.toThrow()
  expect(onlineManager.isOnline()).toBe(true)
})

test('a server that never answers is waited for half a minute', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const failed = expect(reach('/trpc/x')).rejects.toThrow('No answer.')
  await vi.advanceTimersByTimeAsync(29_000)
  expect(onlineManager.isOnline()).toBe(true)
  await vi.advanceTimersByTimeAsync(1_000)
  await failed
  expect(onlineManager.isOnline()).toBe(false)
})
