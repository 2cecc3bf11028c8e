import type { CommentView } from '@ipt/contracts'
import { expect, test } from 'vitest'
import { withComment } from './use-comments.ts'

const comment = (id: string, body: string | null = id): CommentView => ({
  id,
  by: { id: 'p', name: 'P' },
  role: 'student',
  at: '2026-08-18T09:00:00.000Z',
  body,
  withdrawUntil: null,
})
const page = (...items: CommentView[]) => ({ items, next: null, closed: false, canPost: true })
const thread = { pages: [page(comment('a'), comment('b')), page(comment('c'))], pageParams: ['', 'x'] }
const bodies = (of: { pages: { items: CommentView[] }[] }) => of.pages.map(({ items }) => items.map(({ body }) => body))

test('a new comment stands last, once', () => {
  const once = withComment(thread, comment('d'))
  expect(bodies(once)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(bodies(withComment(once, comment('d')))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('one that was taken back stays where it was', () => {
  expect(bodies(withComment(thread, comment('b', null)))).toEqual([['a', null], ['c']])
})
