import { addDays } from '@ipt/domain'
import { PICTURE, submitToday } from '../src/steps.ts'
import { expect, test } from '../src/test.ts'

test('what is typed survives a reload, a lost network and a refusal', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  const words = page.getByLabel('What did you do?')
  await words.fill('Replaced the breaker on feeder F4.')
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.reload()
  await expect(words).toHaveValue('Replaced the breaker on feeder F4.')

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Submit log' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'counts as not sent' })).toBeVisible()
  await expect(words).toHaveValue('Replaced the breaker on feeder F4.')
  await page.context().setOffline(false)

  await words.fill('x'.repeat(5_001))
  await page.getByRole('button', { name: 'Submit log' }).click()
  await expect(page.getByText('Write at most 5,000 characters.')).toBeVisible()
  await expect(words).toHaveValue('x'.repeat(5_001))

  await words.fill('Replaced the breaker on feeder F4.')
  await page.getByRole('button', { name: 'Submit log' }).click()
  await expect(page.getByRole('heading', { name: 'Your log of this day' })).toBeVisible()
})

test('a second log for a day is refused: the first one is shown, and beside it what was typed', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const other = await openAs(season.student)
  const page = await openAs(season.student)
  // A tab that does not hear of the other at once.
  await page.route('**/trpc/live.*', (route) => route.abort())
  await page.reload()
  await page.getByLabel('What did you do?').fill('The second one.')
  await submitToday(other, 'The first one.')
  await page.getByRole('button', { name: 'Submit log' }).click()
  await expect(page.getByText('You typed this for a new log and did not send it.')).toBeVisible()
  await expect(page.getByText('The second one.')).toBeVisible()
  await expect(page.getByText('The first one.')).toBeVisible()
})

test('a file that is none is refused by name before the log goes', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await page.getByLabel('What did you do?').fill('With a page that says it is a picture.')
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<!doctype html><p>no picture</p>') })
  await expect(page.getByText('This kind of file is not taken. Use JPEG, PNG, WebP or PDF.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove page.png' }).click()
  await page.locator('input[type=file]').last().setInputFiles(PICTURE)
  await expect(page.getByText(/^Ready/)).toBeVisible()
  await page.getByRole('button', { name: 'Submit log' }).click()
  await expect(page.getByRole('heading', { name: 'Your log of this day' })).toBeVisible()
  await expect(page.getByRole('link', { name: /schematic\.png/ })).toBeVisible()
})

test('another day can be logged, and the list has both', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await submitToday(page, 'Today’s work.')
  const yesterday = addDays(season.cohort.endsOn, -57)
  const response = await page.request.post('/api/v1/logs/', {
    multipart: { content: 'Yesterday’s work.', log_date: yesterday },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  expect(response.status()).toBe(201)
  await page.goto('/student/logs')
  await expect(page.getByText('Today’s work.')).toBeVisible()
  await expect(page.getByText('Yesterday’s work.')).toBeVisible()
})

test('the whole form in Kiswahili, by keyboard alone', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await page.getByRole('button', { name: /Profile and settings/ }).click()
  await page
    .getByRole('button', { name: 'Kiswahili' })
    .or(page.getByRole('radio', { name: 'Kiswahili' }))
    .or(page.getByLabel('Kiswahili'))
    .first()
    .click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'sw')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'sw')
  const words = page.locator('textarea[name=content]')
  await words.focus()
  await page.keyboard.type('Nilibadilisha kikata umeme.')
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.getAttribute('type') === 'submit')) break
  }
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nilibadilisha kikata umeme.')).toBeVisible()
  await expect(words).toHaveCount(0)
})

test('changed in two tabs, the second keeps its words and can send them', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const first = await openAs(season.student)
  await submitToday(first, 'One version.')
  const second = await first.context().newPage()
  await second.goto('/student')
  for (const page of [first, second]) await page.getByRole('button', { name: 'Change this log' }).click()
  await first.getByLabel('What did you do?').fill('The first tab’s version.')
  await second.getByLabel('What did you do?').fill('The second tab’s version.')
  await first.getByRole('button', { name: 'Save the change' }).click()
  await expect(first.getByText('The first tab’s version.')).toBeVisible()
  await expect(second.getByText('What you wrote is still here.'), 'it is told before anything is pressed').toBeVisible()
  await expect(second.getByLabel('What did you do?')).toHaveValue('The second tab’s version.')
  await second.getByRole('button', { name: 'Save the change' }).click()
  await expect(second.getByLabel('What did you do?')).toHaveCount(0)
  await expect(second.getByText('The second tab’s version.')).toBeVisible()
})
