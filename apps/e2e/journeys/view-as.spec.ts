import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../src/test.ts'

test('a coordinator sees the app as his student, in every tab, writes nothing, and goes back; she is told', async ({
  newSeason,
  openAs,
}) => {
  const season = await newSeason()
  const person = `/coordinator/people/${season.student.id}`
  const page = await openAs(season.coordinator, person)
  const second = await page.context().newPage()
  await second.goto('/coordinator')
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible()
  await page.bringToFront()

  await page.getByRole('button', { name: 'See the app as this person' }).click()
  await page.waitForURL('**/student')
  const bar = page.getByRole('complementary', { name: 'Seen as somebody else' })
  await expect(bar).toContainText(`As ${season.student.name}`)
  await expect(bar).toContainText(/Reading only, until \d\d:\d\d/)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  // The other tab learns of it by itself, and shows nothing of the coordinator's any more.
  await second.bringToFront()
  await second.waitForURL('**/student')
  await expect(second.getByRole('complementary', { name: 'Seen as somebody else' })).toBeVisible()

  await page.bringToFront()
  await page.goto('/account')
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await expect(page.getByText('Where you are signed in')).toBeHidden()
  await page.getByLabel('Name').fill('Somebody Else')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByText('You see the app as somebody else, so nothing is written.')).toBeVisible()

  await bar.getByRole('button', { name: 'Go back' }).click()
  await page.waitForURL(`**${person}`)
  await expect(page.getByRole('heading', { level: 1, name: season.student.name })).toBeVisible()
  await expect(bar).toBeHidden()
  await second.bringToFront()
  await second.waitForURL('**/coordinator')

  const own = await openAs(season.student, '/account')
  await expect(own.getByRole('region', { name: 'Who looked at your pages' })).toContainText(season.coordinator.name)
})
