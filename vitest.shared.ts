import { defineConfig } from 'vitest/config'

/**
 * What every package's tests have in common: pure tests (`*.test.ts`) and those on a real PostgreSQL (`*.int.test.ts`) run together,
 * and a report is left in `test-results/vitest.json`, from which `npm test` counts.
 */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
