import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../src/test.ts'

test('a placement is given a letter, which its student has too, and ends early with its reason', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.coordinator, `/coordinator/placements/${season.placement.id}`)
  await page.getByRole('button', { name: 'Issue the letter' }).click()
  await expect(page.getByText('The letter is issued.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const student = await openAs(season.student, '/student/placement')
  const address = (await student.locator('.letter-list a').getAttribute('href')) ?? ''
  const answer = await student.request.get(address)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await page.getByRole('button', { name: 'End early' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why?').fill('The workshop closed.')
  await dialog.getByRole('button', { name: 'End the placement' }).click()
  await expect(page.getByText('The placement has ended.')).toBeVisible()
  await student.reload()
  await expect(student.getByText('The workshop closed.')).toBeVisible()
  await student.goto('/student')
  await expect(student.getByRole('button', { name: 'Submit log' })).toHaveCount(0)
})

test('letters are issued together; whom to turn to stands with the placement, and changes from its page', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.coordinator, '/coordinator/placements')
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check()
  await page.getByRole('button', { name: 'Letters for 2' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Letter').selectOption({ label: 'Acceptance letter' })
  await dialog.getByRole('button', { name: 'Issue 2 letters' }).press('Enter')
  await expect(dialog.getByText('Issued: 2 letters. The students find them too.')).toBeFocused()
  await expect(dialog.getByRole('listitem').filter({ hasText: season.student.name }).getByRole('link')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Placements', level: 2 })).toBeFocused()

  await page.getByRole('link', { name: season.student.name }).click()
  await expect(page.getByRole('link', { name: season.universitySupervisor.email })).toBeVisible()
  await page.getByRole('button', { name: 'Change supervisor' }).click()
  await dialog.getByLabel('Who').selectOption(season.lecturer.id)
  await dialog.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByRole('link', { name: season.lecturer.email })).toBeVisible()

  const student = await openAs(season.student, '/student/placement')
  await expect(student.getByRole('link', { name: season.lecturer.email })).toBeVisible()
  await expect(student.getByRole('link', { name: season.industrialSupervisor.email })).toBeVisible()
  await page.getByRole('link', { name: 'All students' }).click()
  await expect(page).toHaveURL(/\/coordinator\/placements$/)
})
