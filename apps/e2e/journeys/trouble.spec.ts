import AxeBuilder from '@axe-core/playwright'
import { addDays, dateIn } from '@ipt/domain'
import type { Page } from '@playwright/test'
import { PICTURE, submitToday } from '../src/steps.ts'
import { expect, HOME, PASSWORD, test } from '../src/test.ts'

/** A part of the student's screens that is loaded when somebody goes there. */
const PART = '**/assets/log-list-page*'
const WORDS = 'Replaced the breaker on feeder F4.'

const words = (page: Page) => page.getByLabel('What did you do?')

/** What the page prepares once it has come to rest: the words and screens for trouble. */
const prepared = (page: Page) => page.waitForResponse((response) => /\/assets\/kit-.*\.js$/.test(response.url()))

/** Whether this is still the same document: a mark that no reload survives. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { marked: true }))
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window)

/** Answers as a server would that has another build than this page's. */
async function newBuild(page: Page): Promise<void> {
  await page.route('**/health/live', (route) => route.fulfill({ json: {}, headers: { 'app-build': '/assets/index-new.js' } }))
}

test('a part that does not arrive says so, and comes at a press, without a reload', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await words(page).fill(WORDS)
  await mark(page)
  await page.route(PART, (route) => route.abort())
  await page.getByRole('link', { name: 'My logs' }).click()
  await expect(page.getByRole('heading', { name: 'This part did not arrive' })).toBeVisible()
  await page.unroute(PART)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'My logs' })).toBeVisible()
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await expect(words(page)).toHaveValue(WORDS)
  expect(await isMarked(page)).toBe(true)
})

test('without a network it says that, and the part comes by itself when the network is back', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await prepared(page)
  await mark(page)
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'My logs' }).click()
  await expect(page.getByRole('heading', { name: 'No network' })).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { name: 'My logs' })).toBeVisible()
  expect(await isMarked(page)).toBe(true)
})

test('a part of an old build leads to the new one, with the address and the draft kept', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await words(page).fill(WORDS)
  await page.route(PART, (route) => route.fulfill({ status: 404, json: {} }))
  await newBuild(page)
  await page.getByRole('link', { name: 'My logs' }).click()
  await expect(page.getByRole('heading', { name: 'A new version is there' })).toBeVisible()
  await page.unroute(PART)
  await page.unroute('**/health/live')
  await page.getByRole('button', { name: 'Load the new version' }).click()
  await expect(page.getByRole('heading', { name: 'My logs' })).toBeVisible()
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await expect(words(page)).toHaveValue(WORDS)
})

test('a new build is told in a line, and loaded when its reader wants it', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await prepared(page)
  await words(page).fill(WORDS)
  await mark(page)
  await page.route('**/trpc/*logbook.list*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'app-build': '/assets/index-new.js' } })
  })
  await page.getByRole('link', { name: 'My logs' }).click()
  await expect(page.getByText('A new version is there.')).toBeVisible()
  await page.unroute('**/trpc/*logbook.list*')
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await expect(words(page)).toHaveValue(WORDS)
  expect(await isMarked(page), 'nothing is loaded under its reader').toBe(true)
  await page.getByRole('button', { name: 'Load it' }).click()
  await expect.poll(() => isMarked(page).catch(() => true)).toBe(false)
  await expect(words(page)).toHaveValue(WORDS)
  await expect(page.getByText('A new version is there.')).toHaveCount(0)
})

test('an open page says since when it has had no answer, keeps what is written, and goes on by itself', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await prepared(page)
  await page.context().setOffline(true)
  await expect(page.getByText(/^No network\. You see what was loaded at \d\d:\d\d\.$/)).toBeVisible()
  await words(page).fill(WORDS)
  await page.getByRole('button', { name: 'Submit log' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'counts as not sent' })).toBeVisible()
  await expect(words(page)).toHaveValue(WORDS)
  await page.context().setOffline(false)
  await expect(page.getByText('No network.')).toHaveCount(0)
  await page.getByRole('button', { name: 'Submit log' }).click()
  await expect(page.getByRole('heading', { name: 'Your log of this day' })).toBeVisible()
})

test('a server that is down is told too, and found again', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.universitySupervisor)
  await prepared(page)
  const down = /\/(trpc|health)\//
  await page.route(down, (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }))
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /To validate/ })
    .click()
  await expect(page.getByText(/^The server does not answer\. You see what was loaded at/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await page.unroute(down)
  await expect(page.getByText('The server does not answer.')).toHaveCount(0)
  await expect(page.getByText('All caught up')).toBeVisible()
})

test('an address that can’t be loaded shows the page that was kept for that, and comes by itself afterwards', async ({
  newSeason,
  browser,
  baseURL,
}) => {
  const season = await newSeason()
  const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'allow' })
  await context.request.post('/trpc/accounts.signIn', {
    data: { email: season.student.email, password: PASSWORD },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  const page = await context.newPage()
  await page.goto('/student')
  await words(page).fill(WORDS)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  })
  // No code and no data of the app is kept: nothing can be old.
  const kept = await page.evaluate(async () =>
    (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
      .flat()
      .map(({ url }) => new URL(url).pathname),
  )
  expect(kept.filter((path) => path !== '/offline.html' && !path.startsWith('/assets/offline-'))).toEqual([])

  await context.setOffline(true)
  await page.goto('/student/logs')
  await expect(page.getByRole('heading', { name: 'No network' })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/student/logs')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'No network' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'My logs' })).toBeVisible()
  await page.goto('/student')
  await expect(words(page)).toHaveValue(WORDS)
  await context.close()
})

test('another role’s address says whose it is and leads home; so does one that is not there', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student, HOME.coordinator)
  await expect(page.getByRole('heading', { name: 'This part is for another role: Coordinator' })).toBeVisible()
  await expect(page.getByText(season.student.name)).toBeVisible()
  await page.getByRole('link', { name: 'Go to your start page' }).click()
  await expect(words(page)).toBeVisible()
  for (const address of ['/nowhere', '/student/nowhere', '/student/logs/0199c0de-0000-7000-8000-000000000000', '/student/logs/seven']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
  }
  const missing = await page.request.get('/assets/gone-1234.js')
  expect([missing.status(), missing.headers()['content-type']]).toEqual([404, 'application/problem+json'])
})

test('a screen that breaks leaves the frame, names a code, and is left by any way', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await prepared(page)
  await page.route('**/trpc/*logbook.list*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll('"items":[', '"items":5,"broken":[') })
  })
  await page.getByRole('link', { name: 'My logs' }).click()
  await expect(page.getByRole('heading', { name: 'Something broke on this page' })).toBeVisible()
  await expect(page.getByText(/IPT Service: [0-9A-Z]{7}, /)).toBeVisible()
  expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()).violations).toEqual([])
  await page.unroute('**/trpc/*logbook.list*')
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await expect(words(page)).toBeVisible()
})

test('at midnight the page goes on to the new day, but not from under words for the old one', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const today = dateIn('Africa/Dar_es_Salaam', new Date())
  const tomorrow = addDays(today, 1)
  const named = (day: string): string => {
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(day))
    return `${part({ weekday: 'long' })} ${part({ day: 'numeric' })} ${part({ month: 'long' })}`
  }
  const page = await openAs(season.student, '/robots.txt')
  let day = today
  // The server's clock is not ours to turn: what it says of the day is.
  await page.route(/\/trpc\/.*(accounts\.me|placements\.list)/, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replaceAll(`"today":"${today}"`, `"today":"${day}"`)
    await route.fulfill({ response, body: body.replaceAll(`"to":"${today}"`, `"to":"${day}"`) })
  })
  await page.clock.install({ time: `${today}T23:59:30+03:00` })
  const ready = prepared(page)
  await page.goto('/student')
  await expect(words(page)).toBeVisible()
  await page.clock.runFor(3_000)
  await ready
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(named(today))
  day = tomorrow
  await expect(async () => {
    await page.clock.runFor(30_000)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(named(tomorrow), { timeout: 1_000 })
  }).toPass()
  await expect(page.locator('.day-facts')).toContainText(', today')

  await words(page).pressSequentially(WORDS)
  day = addDays(tomorrow, 1)
  await expect(async () => {
    await page.clock.fastForward('24:00:00')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(named(day), { timeout: 1_000 })
  }).toPass()
  await expect(words(page)).toHaveValue(WORDS)
  await expect(words(page), 'nobody is interrupted').toBeFocused()
})

test('the focus stays with the work: after a change, after one that is left and brought back, after a file is removed', async ({
  newSeason,
  openAs,
}) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await submitToday(page, WORDS)
  const change = page.getByRole('button', { name: 'Change this log' })
  await change.click()
  await words(page).fill('Something else.')
  await page.getByRole('button', { name: 'Leave it as it was' }).click()
  await expect(change).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(words(page)).toBeFocused()
  await expect(words(page)).toHaveValue('Something else.')

  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles([PICTURE, { ...PICTURE, name: 'second.png' }])
  await expect(page.getByText(/^Ready/)).toHaveCount(2)
  await page.getByRole('button', { name: 'Remove schematic.png' }).click()
  await expect(page.getByRole('button', { name: 'Remove second.png' })).toBeFocused()
  await page.getByRole('button', { name: 'Remove second.png' }).click()
  await expect(page.getByRole('button', { name: 'Add file' })).toBeFocused()

  await page.route('**/api/v1/files/**', (route) => route.abort())
  await page.locator('input[type=file]').last().setInputFiles(PICTURE)
  await page.getByRole('button', { name: 'Save the change' }).click()
  await expect(page.getByText('Not every file arrived.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove schematic.png' }).click()
  await expect(page.getByText('Not every file arrived.')).toHaveCount(0)
  await page.unroute('**/api/v1/files/**')
  await page.getByRole('button', { name: 'Save the change' }).click()
  await expect(page.getByText('Something else.')).toBeVisible()
  await expect(change).toBeFocused()
})
