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
