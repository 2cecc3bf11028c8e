import { expect, test } from 'vitest'
import { preferredLanguage } from './i18n.ts'

test.each([
  ['sw', ['en-GB'], 'sw'],
  [null, ['fr-FR', 'sw-TZ', 'en-GB'], 'sw'],
  [null, ['en-US'], 'en'],
  [null, ['fr'], 'en'],
  ['xx', [], 'en'],
] as const)('a choice of %s and a browser of %j make %s', (stored, browser, language) => {
  expect(preferredLanguage(stored, browser)).toBe(language)
})
