import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

/**
 * Screens that only students, only staff or only strangers see stand in folders called `student`, `staff` and `front`, and have their words in a catalogue of
 * their own: nobody loads the words of the others. What no first screen shows, whoever looks, stands in folders called `later`; what
 * only trouble brings, and must be here before it comes, in folders called `trouble`, with the words of the server's refusals.
 */
const AREAS = ['student', 'staff', 'front', 'later']
const screensOf = (area: string) => `<rootDir>/src/**/${area}/**`
const REFUSALS = '<rootDir>/src/lib/error-messages.ts'
const TROUBLE = [screensOf('trouble'), REFUSALS]
const NO_SCREENS = ['<rootDir>/src/locales/**', '**/*.test.*']

/** English is the source; every other language is complete, or neither build nor tests pass. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'sw'],
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'], exclude: [...AREAS.map(screensOf), ...TROUBLE, ...NO_SCREENS] },
    { path: '<rootDir>/src/locales/trouble/{locale}', include: TROUBLE, exclude: NO_SCREENS },
    ...AREAS.map((area) => ({
      path: `<rootDir>/src/locales/${area}/{locale}`,
      include: [screensOf(area)],
      // What is loaded later stays out of an area's own words, wherever its folder stands.
      exclude: area === 'later' ? NO_SCREENS : [screensOf('later'), ...NO_SCREENS],
    })),
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
