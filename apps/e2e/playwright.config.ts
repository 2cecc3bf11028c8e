import { defineConfig } from '@playwright/test'
import { DEMO_URL, SEASON_URL } from './src/addresses.ts'

/** Flags under which Chromium runs as root, in a container, and without a network. */
export const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // A browser that a busy machine starved is given one more try; the report names it as flaky.
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: SEASON_URL,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Africa/Dar_es_Salaam',
    // Only the journeys about it have one: requests that pass through it can't be watched.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: { args: CHROMIUM, ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}) },
  },
  webServer: [
    {
      command: 'node src/season-server.ts',
      url: `${SEASON_URL}/health/ready`,
      timeout: 120_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      stdout: 'ignore',
      stderr: 'pipe',
    },
    {
      command: 'node src/demo-server.ts',
      url: `${DEMO_URL}/health/ready`,
      timeout: 120_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      stdout: 'ignore',
      stderr: 'pipe',
    },
  ],
})
