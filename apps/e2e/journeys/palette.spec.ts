import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../src/test.ts'

test('anywhere by a few letters: a screen, a person, a student’s placement, and back to where the focus was', async ({
  newSeason,
  openAs,
}) => {
  const season = await newSeason()
  const page = await openAs(season.coordinator)
  const open = page.getByRole('button', { name: 'Go to a screen, a person, a company' })
  const field = page.getByRole('combobox')
  await expect(open).toBeVisible()

  await page.keyboard.press('ControlOrMeta+k')
  await expect(field).toBeFocused()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.type('ne', { delay: 50 })
  await expect(page.getByRole('option', { name: 'New vacancy' })).toHaveAttribute('aria-selected', 'true')
  await field.fill('vacan')
  await expect(page.getByRole('option', { name: 'Vacancies', exact: true })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Vacancies' })).toBeFocused()

  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(season.student.name.slice(0, 6))
  const group = page.getByRole('group', { name: 'Placements' })
  await expect(group.getByRole('option').filter({ hasText: season.student.name }).first()).toBeVisible()
  await page.getByRole('group', { name: 'People' }).getByRole('option').filter({ hasText: season.student.name }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: season.student.name })).toBeVisible()

  await open.click()
  await page.keyboard.type('xyzzy')
  await expect(page.getByText('Nothing of that name. Try fewer letters.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(open).toBeFocused()
})

test('a lecturer finds a student of theirs, and nobody else’s', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.universitySupervisor)
  await expect(page.getByRole('button', { name: 'Go to a screen, a person, a company' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(season.student.name)
  await expect(page.getByRole('option').filter({ hasText: season.student.name })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/university/placements/${season.placement.id}`)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(season.classmate.name)
  await expect(page.getByText('Nothing of that name. Try fewer letters.')).toBeVisible()
})
