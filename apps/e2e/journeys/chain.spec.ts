import { PICTURE, status, submitToday } from '../src/steps.ts'
import { expect, test } from '../src/test.ts'

test('from arrival to the archive: each sees the other’s step', async ({ newSeason, openAs }) => {
  const season = await newSeason({ status: 'CONFIRMED' })
  const student = await openAs(season.student)
  await student.getByRole('button', { name: 'Report arrival' }).click()
  await expect(student.getByText('Arrival reported. You can write your logs now.')).toBeVisible()

  const industry = await openAs(season.industrialSupervisor)
  await industry.getByRole('button', { name: /Confirm/ }).click()
  await expect(industry.getByRole('button', { name: /Confirm/ })).toHaveCount(0)

  await submitToday(student, 'Replaced the breaker on feeder F4 under permit 0612.', PICTURE)

  await industry.reload()
  await expect(industry.getByText('Replaced the breaker on feeder F4 under permit 0612.')).toBeVisible()
  await industry.getByRole('button', { name: /^Verify/ }).click()
  await expect(industry.getByText('All caught up')).toBeVisible()

  const university = await openAs(season.universitySupervisor, '/university/validate')
  await university
    .getByRole('link', { name: 'Start with the oldest' })
    .or(university.getByRole('button', { name: 'Start with the oldest' }))
    .click()
  await university.waitForURL('**/university/logs/*')
  await expect(university.getByText('You decide on revision 1')).toBeVisible()
  await university.getByRole('button', { name: /^Validate/ }).click()
  await expect(university.getByRole('button', { name: /^Validate/ })).toHaveCount(0)

  await student.goto('/student/logs')
  await expect(status(student, 'Validated').first()).toBeVisible()
  await expect(student.getByRole('button', { name: /Notifications, \d+ unread/ })).toBeVisible()
  await student.getByRole('button', { name: /Notifications/ }).click()
  await expect(student.getByText(/Rehema Kimaro validated your log of/)).toBeVisible()
})

test('returned, revised, verified', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const student = await openAs(season.student)
  await submitToday(student, 'Tested the relay and it was working well.')

  const industry = await openAs(season.industrialSupervisor)
  await industry
    .getByRole('button', { name: /^Return/ })
    .first()
    .click()
  await industry.getByRole('textbox').first().fill('Which relay, and what were the readings?')
  await industry
    .getByRole('button', { name: /^Return/ })
    .last()
    .click()
  await expect(industry.getByText('All caught up')).toBeVisible()

  await student.goto('/student')
  await student.getByRole('link', { name: /was returned\. Which relay/ }).click()
  await student.waitForURL('**/student/logs/*')
  await student.getByRole('button', { name: 'Fix this log' }).click()
  await student.getByLabel('What did you do?').fill('Tested the overcurrent relay on feeder F4: trips at 1.02 A.')
  await student.getByRole('button', { name: 'Send again' }).click()
  await expect(student.getByText('Sent. Your supervisor reads the new revision.')).toBeVisible()

  await industry.reload()
  await expect(industry.getByText('Tested the overcurrent relay on feeder F4: trips at 1.02 A.')).toBeVisible()
  await industry.getByRole('button', { name: /^Verify/ }).click()
  await expect(industry.getByText('All caught up')).toBeVisible()
  await student.reload()
  await expect(status(student, 'Verified').first()).toBeVisible()
})

test('flagged, and each of the three ways out', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const student = await openAs(season.student)
  const industry = await openAs(season.industrialSupervisor)
  const university = await openAs(season.universitySupervisor)
  const coordinator = await openAs(season.coordinator)
  await submitToday(student, 'The photo is the one of last week.')
  const path = new URL(await student.getByRole('link', { name: /today: Submitted/ }).evaluate((link) => (link as HTMLAnchorElement).href))
    .pathname
  const id = path.split('/').at(-1)
  const becomes = (to: string) =>
    expect.poll(async () => ((await (await student.request.get(`/api/v1/logs/${id}`)).json()) as { status: string }).status).toBe(to)

  const flag = async () => {
    await industry.goto(`/industry/logs/${id}`)
    await industry.getByRole('button', { name: /^Verify/ }).click()
    await becomes('VERIFIED_INDUSTRY')
    await flagAgain()
  }
  const flagAgain = async () => {
    await university.goto(`/university/logs/${id}`)
    await university.getByRole('button', { name: /^Flag/ }).click()
    await university.getByRole('dialog').getByRole('textbox').fill('It repeats the photo of last week.')
    await university.getByRole('dialog').getByRole('button', { name: /^Flag/ }).click()
    await becomes('FLAGGED')
  }
  const resolve = async (way: RegExp, to: string) => {
    await coordinator.goto('/coordinator')
    await expect(coordinator.getByText('It repeats the photo of last week.')).toBeVisible()
    await coordinator.getByRole('heading', { level: 3 }).getByRole('link', { name: season.student.name }).click()
    await expect(coordinator.getByRole('link', { name: 'Open flags' }), 'the way back').toBeVisible()
    await expect(coordinator.getByRole('link', { name: /^Home/ }), 'is the entry that is marked').toHaveAttribute('aria-current', 'page')
    await coordinator.getByRole('button', { name: way }).first().click()
    await coordinator.getByRole('dialog').getByRole('textbox').fill('I spoke with both of them.')
    await coordinator.getByRole('button', { name: way }).last().click()
    await becomes(to)
  }

  await flag()
  await resolve(/^Clear/, 'VERIFIED_INDUSTRY')
  await flagAgain()
  await resolve(/^Return/, 'REVISION_REQUESTED')

  await student.goto(`/student/logs/${id}`)
  await student.getByRole('button', { name: 'Fix this log' }).click()
  await student.getByLabel('What did you do?').fill('The photo is of today.')
  await student.getByRole('button', { name: 'Send again' }).click()
  await becomes('SUBMITTED')
  await flag()
  await resolve(/^Void/, 'VOIDED')

  await student.goto('/student')
  await expect(student.getByLabel('What did you do?'), 'the date is free again').toBeVisible()
})
