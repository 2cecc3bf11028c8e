import { ROLES } from '@ipt/domain'
import { expect, test } from '@playwright/test'
import { DEMO_URL } from '../src/addresses.ts'
import { HOME } from '../src/test.ts'

test.use({ baseURL: DEMO_URL })

const NAMES = {
  student: 'Student',
  industrialSupervisor: 'Industrial supervisor',
  universitySupervisor: 'University supervisor',
  coordinator: 'Coordinator',
}

test.describe.configure({ mode: 'serial' })

for (const role of ROLES)
  test(`one press looks around as ${NAMES[role]}`, async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: new RegExp(`^${NAMES[role]}`) }).click()
    await page.waitForURL(`**${HOME[role]}`)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
  })

test('the demo’s student has no log for today, and its supervisor sees the one that she writes', async ({ browser }) => {
  const student = await (await browser.newContext({ baseURL: DEMO_URL })).newPage()
  await student.goto('/sign-in')
  await student.getByRole('button', { name: /^Student/ }).click()
  await student.getByLabel('What did you do?').fill('Worked on API design for 5 hours.')
  await student.getByRole('button', { name: 'Submit log' }).click()
  await expect(student.getByRole('heading', { name: 'Your log of this day' })).toBeVisible()
  const supervisor = await (await browser.newContext({ baseURL: DEMO_URL })).newPage()
  await supervisor.goto('/sign-in')
  await supervisor.getByRole('button', { name: /^Industrial supervisor/ }).click()
  await expect(supervisor.getByText('Worked on API design for 5 hours.')).toBeVisible()
})
