import { randomUUID } from 'node:crypto'
import { Membership } from '@ipt/db'
import { expect, test } from '../src/test.ts'

test('a lecturer who is also the coordinator goes from one part to the other', async ({ newSeason, openAs, orm }) => {
  const season = await newSeason()
  const { id, institutionId } = season.universitySupervisor
  await orm.em.fork().insert(Membership, {
    id: randomUUID(),
    user: id,
    role: 'coordinator',
    institution: institutionId,
    organisation: null,
    since: new Date(0),
  })
  const page = await openAs(season.universitySupervisor, '/university')
  await page.getByRole('button', { name: /Profile and settings/ }).click()
  await page.getByRole('navigation', { name: 'Your roles' }).getByRole('link', { name: 'Coordinator' }).click()
  await page.waitForURL('**/coordinator')
  await expect(page.getByRole('heading', { name: 'Open flags', exact: true })).toBeVisible()
  await page.getByRole('button', { name: /Profile and settings/ }).click()
  await page.getByRole('navigation', { name: 'Your roles' }).getByRole('link', { name: 'University supervisor' }).click()
  await page.waitForURL('**/university')
})
