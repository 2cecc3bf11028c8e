import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The server that tests fill with seasons of their own; elsewhere by E2E_PORT, so that two checkouts are tested side by side. */
export const SEASON_PORT = Number(process.env.E2E_PORT ?? 18_410)
export const SEASON_URL = `http://localhost:${SEASON_PORT}`

/** The server that shows the demo, as `npm start` does. */
export const DEMO_PORT = SEASON_PORT + 1
export const DEMO_URL = `http://localhost:${DEMO_PORT}`

/** Where the season server leaves the address of its database for the tests. */
export const DATABASE_FILE = join(tmpdir(), `ipt-e2e-${SEASON_PORT}-database`)
