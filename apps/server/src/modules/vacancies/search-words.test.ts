import { expect, test } from 'vitest'
import { anywhere, searchWords } from './search-words.ts'

test.for([
  ['Umeme  Dodoma', "'umeme':* & 'dodoma':*"],
  ['node.js', "'node':* & 'js':*"],
  ["it's | (a) & !b:*", "'it':* & 's':* & 'a':* & 'b':*"],
  ['Übung', "'übung':*"],
  [' .,!', null],
])('%s', ([typed, query]) => {
  expect(searchWords(typed ?? '')).toBe(query)
})

test('signs of LIKE are looked for, not obeyed', () => {
  expect(anywhere(' 50%_\\ ')).toBe('%50\\%\\_\\\\%')
})
