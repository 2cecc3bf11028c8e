import type { Page } from '@playwright/test'
import { submitToday } from '../src/steps.ts'
import { expect, test } from '../src/test.ts'

/** Every row of a list, however many pages it has. */
async function rowsOf(page: Page): Promise<number> {
  const more = page.getByRole('button', { name: 'Show more' })
  const rows = page.locator('main .log-list > li, main .people > li, main tbody tr, main .empty')
  await expect(rows.first()).toBeVisible()
  while (await more.isVisible()) await more.click()
  return (await page.locator('main .empty').count()) > 0 ? 0 : rows.count()
}

test('every number on the coordinator’s home is that of the rows that it opens', async ({ newSeason, openAs }) => {
  test.setTimeout(180_000)
  const season = await newSeason()
  await submitToday(await openAs(season.student), 'Tested the overcurrent relay.')
  const page = await openAs(season.coordinator)
  await expect(page.getByRole('row', { name: /^Submitted/ }).getByRole('link', { name: /^1 logs$/ })).toBeVisible()
  await page.getByText('Show as a table').click()
  const numbers = await page
    .locator('main a.tally')
    .evaluateAll((links) =>
      links.map((link) => ({ to: link.getAttribute('href') ?? '', count: Number.parseInt(link.textContent ?? '', 10) })),
    )
  expect(numbers.some(({ to, count }) => to.includes('from=') && count === 1)).toBe(true)
  const counts = new Map(numbers.map(({ to, count }) => [to, count]))
  expect(counts.size).toBeGreaterThan(15)
  for (const [to, count] of counts) {
    await page.goto(to)
    expect(await rowsOf(page), to).toBe(count)
  }
})

test('students with missing logs are counted, and the list behind says how many days each of them lacks', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.coordinator)
  const line = page.getByRole('listitem').filter({ hasText: 'with missing logs' })
  const counted = Number.parseInt((await line.locator('b').textContent()) ?? '', 10)
  await line.getByRole('link', { name: /^See who/ }).click()
  expect(await rowsOf(page)).toBe(counted)
  await expect(page.getByText(/\d+ days? without a log/)).toHaveCount(counted)
})

test('the home keeps up with what others do, and leads to what waits', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.coordinator)
  const submitted = page.getByRole('row', { name: /^Submitted/ })
  await expect(submitted.getByRole('link', { name: /^0 logs$/ })).toBeVisible()
  await submitToday(await openAs(season.student), 'Tested the overcurrent relay.')
  await submitted.getByRole('link', { name: /^1 logs$/ }).click()
  await expect(page.getByText('Tested the overcurrent relay.')).toBeVisible()
})
