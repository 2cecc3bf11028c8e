import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

/** Screens that only staff see stand in folders called `staff`, and have their words in a catalogue of their own: a student never loads them. */
const STAFF = '<rootDir>/src/**/staff/**'

/** English is the source; every other language is complete, or neither build nor tests pass. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'sw'],
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'], exclude: [STAFF, '**/*.test.*'] },
    { path: '<rootDir>/src/locales/staff/{locale}', include: [STAFF], exclude: ['<rootDir>/src/locales/**', '**/*.test.*'] },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
