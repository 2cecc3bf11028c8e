import { expect, type Page } from '@playwright/test'

/** A real picture of 8 × 8 pixels. */
export const PICTURE = {
  name: 'schematic.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAMAAADz0U65AAAAA1BMVEUOWjmytS0GAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQI12NgoA4AAABIAAH/myMhAAAAAElFTkSuQmCC',
    'base64',
  ),
}

/** A student writes today's log and sends it. */
export async function submitToday(page: Page, words: string, file?: typeof PICTURE): Promise<void> {
  await page.goto('/student')
  await page.getByLabel('What did you do?').fill(words)
  if (file) await page.locator('input[type=file]').last().setInputFiles(file)
  await page.getByRole('button', { name: 'Submit log' }).click()
  await expect(page.getByRole('heading', { name: 'Your log of this day' })).toBeVisible()
}

/** The status word of the log page or card that is open. */
export const status = (page: Page, word: string) => page.locator('.status', { hasText: new RegExp(`^${word}$`) })
