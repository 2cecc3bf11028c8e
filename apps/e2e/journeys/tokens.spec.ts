import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../src/test.ts'

const clean = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

/** What a program gets that comes with a token. */
const asked = async (page: Page, token: string, path: string) => {
  const answer = await fetch(new URL(path, page.url()), { headers: { authorization: `Bearer ${token}` } })
  return { status: answer.status, body: (await answer.json()) as { code?: string; detail?: string } }
}

test('a student makes a token by keyboard alone, a program reads by it, and revoked it is worth nothing', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student, '/account')
  await page.setViewportSize({ width: 320, height: 700 })
  const section = page.getByRole('region', { name: 'Personal tokens' })
  await section.getByRole('button', { name: 'Make a token' }).press('Enter')
  await expect(section.getByLabel('Name')).toBeFocused()
  await section.getByRole('button', { name: 'Make it' }).press('Enter')
  await expect(section.getByText('Fill this in.')).toBeVisible()
  await section.getByLabel('Name').fill('My week in a spreadsheet')
  await section.getByRole('button', { name: 'Make it' }).press('Enter')
  await expect(section.getByText('Choose at least one.')).toBeVisible()
  await expect(section.getByText('people:read')).toHaveCount(0)
  await section.getByRole('checkbox', { name: /logs:read/ }).press('Space')
  await clean(page)
  await fits(page)
  await section.getByRole('button', { name: 'Make it' }).press('Enter')
  const field = section.getByLabel('Token “My week in a spreadsheet”')
  await expect(field).toBeFocused()
  const token = await field.inputValue()
  expect(token).toMatch(/^ipt_pat_/)
  await clean(page)
  await fits(page)

  expect((await asked(page, token, '/api/v1/logs')).status).toBe(200)
  const refused = await asked(page, token, `/api/v1/arrival-notes/${season.student.id}`)
  expect(refused).toMatchObject({ status: 403, body: { code: 'SCOPE_MISSING' } })
  await page.reload()
  await expect(section.getByText('My week in a spreadsheet')).toBeVisible()
  await expect(section.getByText(/Last used/)).toBeVisible()
  expect(await page.content()).not.toContain(token)
  await section.getByRole('button', { name: 'Revoke: My week in a spreadsheet' }).press('Enter')
  await expect(section.getByText('My week in a spreadsheet')).toHaveCount(0)
  await expect(section.getByRole('heading', { name: 'Personal tokens' })).toBeFocused()
  expect(await asked(page, token, '/api/v1/logs')).toMatchObject({ status: 401, body: { code: 'TOKEN_INVALID' } })
})

test('a coordinator makes a key; what a program does by it stands in the record under its name', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.coordinator, '/coordinator/settings')
  const section = page.getByRole('region', { name: 'API keys' })
  await section.getByRole('button', { name: 'Make a key' }).click()
  await section.getByLabel('Name').fill('Student register')
  await section.getByRole('checkbox', { name: /people:write/ }).check()
  await page.reload()
  await section.getByRole('button', { name: 'Make a key' }).click()
  await expect(section.getByLabel('Name'), 'what was typed survives a reload').toHaveValue('Student register')
  await section.getByRole('checkbox', { name: /people:read/ }).check()
  await section.getByRole('button', { name: 'Make it' }).click()
  const token = await section.getByLabel('Token “Student register”').inputValue()
  expect(token).toMatch(/^ipt_key_/)
  await clean(page)

  const added = await fetch(new URL('/trpc/people.add', page.url()), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: crypto.randomUUID(),
      institutionId: season.institution.id,
      role: 'universitySupervisor',
      name: 'Neema Kessy',
      email: `neema.${Date.now()}@example.test`,
      invite: false,
    }),
  })
  expect(added.status).toBe(200)
  await section.getByRole('link', { name: 'What it did' }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'Neema Kessy' })
  await expect(line.getByText('API key “Student register”')).toBeVisible()
  await clean(page)
})
