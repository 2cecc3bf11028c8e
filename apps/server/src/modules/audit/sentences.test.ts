import { globSync, readFileSync } from 'node:fs'
import { isPermission } from '@ipt/domain'
import { expect, test } from 'vitest'
import { PREFIXES } from './groups.ts'
import { hasSentence, sentenceOf } from './sentences.ts'

/** Past participles alone are kinds; what stands before the same dot otherwise is a permission or a column. */
const KIND = /'([a-z]+\.[a-zA-Z]*(?:ed|awn|Undone|Made|Reset|ToStudent|Again|Early))'/gi
const used = new Set(
  globSync('src/modules/**/*.ts')
    .filter(
      (file) =>
        !file.includes('.test.') && !file.includes('/testing/') && !file.endsWith('.operations.ts') && !file.includes('modules/audit/'),
    )
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(KIND)].map(([, kind = '']) => kind))
    // Jobs, procedures and media types read alike.
    .filter((kind) => !isPermission(kind) && !/^(accounts|logbook|mail)\./.test(kind)),
)

test('every kind of event that the modules record has a sentence, and a group', () => {
  expect(used.size).toBeGreaterThan(80)
  expect([...used].filter((kind) => !hasSentence(kind))).toEqual([])
  const prefixes = Object.values(PREFIXES).flat()
  expect([...used].filter((kind) => !prefixes.includes(kind.split('.')[0] ?? ''))).toEqual([])
})

test('a kind without words says so, by its name', () => {
  expect(sentenceOf('log.burnt', 'en')).toContain('log.burnt')
  expect(sentenceOf('toString', 'sw')).toContain('toString')
})
