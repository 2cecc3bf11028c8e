import { addDays, type IsoDate, mondayOf } from '@ipt/domain'
import type { Page } from '@playwright/test'
import { expect, test } from '../src/test.ts'

const origin = { 'sec-fetch-site': 'same-origin' }

/** The week before the present one, all of which lies in a new season. */
const lastWeek = (today: IsoDate): IsoDate => addDays(mondayOf(today), -7)

/** Today, by the season: it ends eight weeks after. */
const todayOf = (season: { cohort: { endsOn: IsoDate } }): IsoDate => addDays(season.cohort.endsOn, -56)

async function logOn(page: Page, day: IsoDate): Promise<void> {
  const sent = await page.request.post('/api/v1/logs/', {
    multipart: { content: `Work of ${day}: pulled cable and tested the joints.`, log_date: day, hours: '8' },
    headers: origin,
  })
  expect(sent.status()).toBe(201)
}

/** Scrolls through the week as somebody who reads, until all of it was on the screen; then presses. */
async function readOn(page: Page, button: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0))
  await expect(async () => {
    await page.mouse.wheel(0, 250)
    await page.getByRole('button', { name: button }).click({ timeout: 1_000 })
  }).toPass()
}

test('a week is summed up, verified in one press, commented and signed; then it is frozen, and prints on one page', async ({
  newSeason,
  openAs,
}) => {
  const season = await newSeason()
  const monday = lastWeek(todayOf(season))
  const student = await openAs(season.student)
  for (const day of [0, 1, 2]) await logOn(student, addDays(monday, day))

  await student.goto('/student/logs')
  await student.getByRole('link', { name: 'By week' }).click()
  await student.getByRole('link', { name: /^Week 2:/ }).click()
  await student.waitForURL(`**/student/weeks/${monday}?*`)
  const summary = student.getByLabel('What did you learn this week?')
  await summary.fill('How a joint is made, and why it is tested before the trench is closed.')
  await student.reload()
  await expect(summary, 'a draft survives a reload').toHaveValue(/How a joint is made/)
  await student.getByRole('button', { name: 'Save the summary' }).click()
  await expect(student.getByText('Summary saved. You can change it until the week is signed.')).toBeVisible()

  const industry = await openAs(season.industrialSupervisor, `/industry/placements/${season.placement.id}`)
  await industry.getByRole('link', { name: /^Week 2:/ }).click()
  await expect(industry.getByRole('heading', { level: 1, name: /^Neema Mushi, week 2/ })).toBeVisible()
  await readOn(industry, 'Verify week (3)')
  await expect(industry.getByText('Verified: 3.')).toBeVisible()
  await industry.getByLabel(/Your comment on the week/).fill('Careful work, and a good question every day.')
  await industry.getByRole('button', { name: 'Sign off the week' }).click()
  await expect(industry.getByRole('status').filter({ hasText: 'Week signed off.' })).toBeVisible()
  await expect(industry.getByRole('button', { name: 'Take the sign-off back' })).toBeVisible()

  await student.reload()
  await expect(student.getByText('Signed by Baraka Mwakyusa')).toBeVisible()
  await expect(student.getByText('Careful work, and a good question every day.').filter({ visible: true })).toBeVisible()
  await expect(summary, 'the summary is frozen').toHaveCount(0)
  await student.getByRole('button', { name: /Notifications/ }).click()
  await student.getByRole('link', { name: /Baraka Mwakyusa signed off your week of/ }).click()
  await student.waitForURL(`**/student/weeks/${monday}?*`)

  await student.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(student.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(student.getByRole('button', { name: 'Print' })).toBeHidden()
  const paper = student.getByRole('main')
  for (const words of ['Neema Mushi', '2026-EE-1', 'Signed off by Baraka Mwakyusa', 'How a joint is made', `Work of ${monday}`])
    await expect(paper.getByText(words).filter({ visible: true }).first()).toBeVisible()
  const pdf = await student.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), 'one page').toHaveLength(1)
})

test('a day is returned from the week, and the week waits for the student', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const monday = lastWeek(todayOf(season))
  const student = await openAs(season.student)
  for (const day of [0, 1]) await logOn(student, addDays(monday, day))
  const industry = await openAs(season.industrialSupervisor, `/industry/placements/${season.placement.id}/weeks/${monday}`)
  await industry.getByRole('button', { name: /^Return Tuesday/ }).click()
  await industry.getByRole('radio', { name: 'Add detail' }).check()
  await industry.getByRole('button', { name: 'Return this log' }).click()
  await expect(industry.getByText(/^Returned: Tue/)).toBeVisible()
  await readOn(industry, 'Verify week (1)')
  await expect(industry.getByText(/^Waits for the student: Tue/)).toBeVisible()
  await expect(industry.getByRole('button', { name: 'Sign off the week' })).toHaveCount(0)
})

test('leave is asked for, granted, and the day is not missing any more', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const monday = lastWeek(todayOf(season))
  const student = await openAs(season.student, `/student/weeks/${monday}`)
  await expect(student.locator('.status', { hasText: 'Missing' })).toHaveCount(7)
  await student.getByRole('link', { name: 'Ask for leave on this day' }).first().click()
  await expect(student.getByLabel('First day')).toHaveValue(monday)
  await student.getByLabel(/A note, if you like/).fill('Malaria; the clinic wrote one day.')
  await student.getByRole('button', { name: 'Ask for leave' }).click()
  await expect(student.getByText('Asked. Your supervisor at the company answers.')).toBeVisible()
  await expect(student.locator('.status', { hasText: 'Asked' })).toBeVisible()

  const industry = await openAs(season.industrialSupervisor)
  await expect(industry.getByText('Malaria; the clinic wrote one day.')).toBeVisible()
  await industry.getByRole('button', { name: /^Grant leave/ }).click()
  await expect(industry.getByText('Leave of Neema Mushi granted.')).toBeVisible()

  await student.goto(`/student/weeks/${monday}`)
  await expect(student.locator('.status', { hasText: 'Granted' })).toBeVisible()
  await expect(student.locator('.status', { hasText: 'Missing' })).toHaveCount(6)
  const university = await openAs(season.universitySupervisor, `/university/placements/${season.placement.id}`)
  await expect(university.getByText('Sick leave')).toBeVisible()

  await industry.getByRole('button', { name: 'Undo' }).click()
  await expect(industry.getByRole('button', { name: /^Grant leave/ }), 'taken back, it waits again').toBeVisible()
  await industry.getByRole('button', { name: /^Decline/ }).click()
  await industry.getByLabel('Why not?').fill('The shutdown was on this day.')
  await industry.getByRole('button', { name: 'Decline the leave' }).click()
  await student.goto('/student/leave')
  await expect(student.getByText('The shutdown was on this day.')).toBeVisible()
})
