import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { submitToday } from '../src/steps.ts'
import { expect, test } from '../src/test.ts'

/** What came to a receiver on this machine. */
async function receiver() {
  const arrived: { type: string; data: Record<string, string> }[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    arrived.push(JSON.parse(Buffer.concat(chunks).toString()))
    response.writeHead(answers.shift() ?? 200).end('Asante')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, arrived, answers, stop: () => server.close() }
}

test('a webhook is added, tested, told of a log, and what failed is sent again', async ({ newSeason, openAs }) => {
  test.setTimeout(180_000)
  const season = await newSeason()
  const hooks = await receiver()
  const page = await openAs(season.coordinator, '/coordinator/settings')
  await page.getByRole('link', { name: 'Add webhook' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New webhook' })).toBeFocused()
  await page.getByLabel('Name').fill('Grade book')
  await page.getByLabel('Address').fill('https://169.254.169.254/')
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await expect(page.getByText('Choose at least one.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'log.submitted' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await expect(page.getByText(/^Nothing is sent to this address/)).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Grade book')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByLabel('Address').fill(hooks.url)
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Grade book' })).toBeFocused()

  await page.getByRole('button', { name: 'Show the secret' }).click()
  await expect(page.getByRole('textbox', { name: 'Secret' })).toHaveValue(/^whsec_/)
  const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue()
  await page.getByRole('button', { name: 'Make a new secret' }).click()
  await expect(page.getByText(/^The one before it still signs too/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Secret' })).not.toHaveValue(secret)

  hooks.answers.push(500)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText('The receiver did not take it.')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.locator('.rows .status', { hasText: 'Arrived' })).toBeVisible({ timeout: 30_000 })

  const student = await openAs(season.student)
  await submitToday(student, 'Replaced a relay.')
  await expect(async () => {
    await page.getByRole('button', { name: 'Look again' }).click()
    await expect(page.getByRole('button', { name: /^log\.submitted/ })).toBeVisible({ timeout: 1_000 })
    await expect(page.locator('.rows .status', { hasText: 'Arrived' })).toHaveCount(2, { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  expect(hooks.arrived.at(-1)).toMatchObject({ type: 'log.submitted', data: { student_id: season.student.id } })
  expect(JSON.stringify(hooks.arrived)).not.toContain('relay')

  await page.getByRole('button', { name: /^log\.submitted/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('"status": "SUBMITTED"')).toBeVisible()
  await expect(dialog.getByText('Asante')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await dialog.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => hooks.arrived.filter(({ type }) => type === 'log.submitted').length, { timeout: 30_000 }).toBe(2)

  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByText(/^What happens is kept/)).toBeVisible()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await dialog.getByRole('button', { name: 'Remove webhook' }).click()
  await expect(page.getByText('Webhook removed.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  hooks.stop()
})
