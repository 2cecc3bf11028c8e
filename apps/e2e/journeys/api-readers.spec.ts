import type { Page } from '@playwright/test'
import { expect, PASSWORD, test } from '../src/test.ts'

/** Everything that a page asks for elsewhere, and what its policy refused. */
function watch(page: Page) {
  const seen = { foreign: [] as string[], refused: [] as string[] }
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(page.url()).origin) seen.foreign.push(request.url())
  })
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) seen.refused.push(message.text())
  })
  page.on('pageerror', (error) => seen.refused.push(String(error)))
  return seen
}

test('somebody signs in to the API’s page and tries a call; nothing is asked for elsewhere', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student, '/')
  const seen = watch(page)
  await page.goto('/docs')
  await expect(page.getByRole('heading', { name: /IPT Service/ })).toBeVisible()
  await expect(page.getByText('has no password').first()).toBeVisible()

  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Authorize' }).first().click()
  const form = page.locator('.modal-ux .auth-container', { hasText: 'OAuth2, password' })
  await form.getByLabel('username:').fill(season.student.email)
  await form.getByLabel('password:').fill(PASSWORD)
  await form.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click()
  await expect(form.getByText('Authorized')).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).first().click()

  await page.locator('#operations-tag-Account').click()
  const me = page.locator('#operations-Account-accounts_me')
  await me.getByRole('button').first().click()
  await me.getByRole('button', { name: 'Try it out' }).click()
  await me.getByRole('button', { name: 'Execute' }).click()
  await expect(me.locator('.live-responses-table')).toContainText(season.student.email)
  expect(seen).toEqual({ foreign: [], refused: [] })
})

test('ReDoc shows the same document, whole, from here', async ({ newSeason, openAs }) => {
  // It draws the whole document at once.
  test.slow()
  const page = await openAs((await newSeason()).student, '/')
  const seen = watch(page)
  await page.goto('/redoc')
  await expect(page.getByRole('heading', { name: /IPT Service/ }).first()).toBeVisible({ timeout: 90_000 })
  await expect(page.getByText('Submit a day’s log, with files').first()).toBeAttached()
  await page.waitForLoadState('networkidle')
  expect(seen).toEqual({ foreign: [], refused: [] })
})
