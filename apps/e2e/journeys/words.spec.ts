import { submitToday } from '../src/steps.ts'
import { expect, PASSWORD, test } from '../src/test.ts'

test('a reason that is being written survives an expired session', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  await submitToday(await openAs(season.student), 'Tested the relay and it was working well.')
  const page = await openAs(season.industrialSupervisor)
  await page.getByRole('button', { name: /^Return/ }).click()
  const words = page.locator('textarea[name=comment]')
  await words.fill('Which relay, and what were the readings?')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Return this log' }).click()
  await page.getByLabel('E-mail').fill(season.industrialSupervisor.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(words).toHaveValue('Which relay, and what were the readings?')
  await page.getByRole('button', { name: 'Return this log' }).click()
  await expect(page.getByText('All caught up')).toBeVisible()
})
