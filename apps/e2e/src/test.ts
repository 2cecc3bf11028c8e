import { readFile } from 'node:fs/promises'
import { hashPassword } from '@ipt/auth'
import { openOrm } from '@ipt/db'
import { persistSeason } from '@ipt/db/testing/persist-season'
import { dateIn, type Role } from '@ipt/domain'
import { aSeason, type SeasonOptions, type TestPerson, type TestSeason } from '@ipt/domain/builders'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { DATABASE_FILE, SEASON_URL } from './addresses.ts'

export { expect }

export const PASSWORD = 'a password of the browser tests'

/** Each role's part of the app. */
export const HOME: Record<Role, string> = {
  student: '/student',
  industrialSupervisor: '/industry',
  universitySupervisor: '/university',
  coordinator: '/coordinator',
}

interface Worker {
  /** The server's database, as its owner. */
  orm: Awaited<ReturnType<typeof openOrm>>
  /** Builds a season whose today is today, and writes it into the server's database. */
  newSeason: (options?: SeasonOptions) => Promise<TestSeason>
}

interface Each {
  /** A page in a browser of its own, in which this person has just signed in. At `url`: on a server of the test's own. */
  openAs: (person: TestPerson, path?: string, url?: string) => Promise<Page>
}

/** Builds a season whose today is today, and writes it into a server's database. Its people sign in with `PASSWORD`. */
export async function writeSeason(orm: Worker['orm'], seed: number, options: SeasonOptions = {}): Promise<TestSeason> {
  const today = dateIn('Africa/Dar_es_Salaam', new Date())
  const season = aSeason({ seed, today, cohort: { workingDays: [1, 2, 3, 4, 5, 6, 7] }, ...options })
  await persistSeason(orm.em.fork(), season, { passwordHash: await passwordHash })
  return season
}
const passwordHash = hashPassword(PASSWORD)

export const test = base.extend<Each, Worker>({
  orm: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const orm = await openOrm({ url: await readFile(DATABASE_FILE, 'utf8'), poolMax: 2 })
      await use(orm)
      await orm.close(true)
    },
    { scope: 'worker' },
  ],
  newSeason: [
    async ({ orm }, use, { workerIndex }) => {
      let count = 0
      await use(async (options = {}) => {
        count += 1
        return writeSeason(orm, workerIndex * 500 + count, options)
      })
    },
    { scope: 'worker' },
  ],
  openAs: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (person, path, url = SEASON_URL) => {
      const context = await browser.newContext({ baseURL: url, locale: 'en-GB', timezoneId: 'Africa/Dar_es_Salaam' })
      contexts.push(context)
      const signedIn = await context.request.post('/trpc/accounts.signIn', {
        data: { email: person.email, password: PASSWORD },
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      expect(signedIn.status()).toBe(200)
      const page = await context.newPage()
      await page.goto(path ?? HOME[person.role])
      return page
    })
    for (const context of contexts) await context.close()
  },
})
