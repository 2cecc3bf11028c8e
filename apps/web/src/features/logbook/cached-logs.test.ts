import type { LogView } from '@ipt/contracts'
import { expect, test } from 'vitest'
import { withLog } from './cached-logs.ts'

const log = (id: string, revision: number) => ({ id, revision }) as LogView

test('a changed log takes its own place, in a page and in pages', () => {
  const page = { items: [log('a', 1), log('b', 1)], next: 'c' }
  expect(withLog(page, log('b', 2))).toEqual({ items: [log('a', 1), log('b', 2)], next: 'c' })
  expect(withLog({ pages: [page, page], pageParams: ['', 'c'] }, log('a', 2)).pages[1]?.items[0]).toEqual(log('a', 2))
})

test('a list that does not have it stays as it is', () => {
  const page = { items: [log('a', 1)], next: null }
  expect(withLog(page, log('x', 2))).toEqual(page)
})
