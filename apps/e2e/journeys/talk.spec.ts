import { randomUUID } from 'node:crypto'
import { LIMITS } from '@ipt/domain'
import { submitToday } from '../src/steps.ts'
import { expect, PASSWORD, test } from '../src/test.ts'

test('the student asks, the supervisor answers, and both see it', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const student = await openAs(season.student)
  await submitToday(student, 'Tested the relay on feeder F4.')
  const { items } = (await (await student.request.get('/api/v1/logs/')).json()) as { items: { id: string }[] }
  const id = items[0]?.id

  await student.goto(`/student/logs/${id}`)
  await student.getByLabel('Write a comment').fill('Shall I add the test sheet?')
  await student.getByRole('button', { name: 'Send' }).click()
  await expect(student.locator('.thread').getByText('Shall I add the test sheet?')).toBeVisible()
  await expect(student.getByLabel('Write a comment')).toHaveValue('')
  await expect(student.getByLabel('Write a comment')).toBeFocused()

  const supervisor = await openAs(season.industrialSupervisor)
  await expect(supervisor.getByRole('button', { name: /Notifications, \d+ unread/ })).toBeVisible()
  await supervisor.getByRole('button', { name: /Notifications/ }).click()
  await supervisor.getByRole('link', { name: /Neema Mushi commented on the log of Neema Mushi/ }).click()
  await supervisor.waitForURL(`**/industry/logs/${id}`)
  await expect(supervisor.locator('.thread').getByText('Shall I add the test sheet?')).toBeVisible()
  await supervisor.getByLabel('Write a comment').fill('Yes, with the date on it.')
  await supervisor.getByLabel('Write a comment').press('Control+Enter')
  await expect(supervisor.locator('.thread').getByText('Yes, with the date on it.')).toBeVisible()

  await student.reload()
  await expect(student.locator('.thread').getByText('Yes, with the date on it.')).toBeVisible()
  await expect(student.locator('.thread > li')).toHaveCount(2)

  const coordinator = await openAs(season.coordinator, `/coordinator/logs/${id}`)
  await expect(coordinator.locator('.thread > li')).toHaveCount(2)
  await expect(coordinator.getByLabel('Write a comment')).toHaveCount(0)

  await student.getByRole('button', { name: 'Take it back' }).click()
  await expect(student.locator('.thread').getByText('Taken back.')).toBeVisible()
  await expect(student.locator('.thread > li').first()).toBeFocused()
  await student.getByRole('button', { name: 'Write it again' }).click()
  await expect(student.getByLabel('Write a comment')).toHaveValue('Shall I add the test sheet?')
})

test('a comment keeps its words when it is too long, unsent, or the session is over; sent again it is one', async ({
  newSeason,
  openAs,
}) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  await submitToday(page, 'Tested the relay on feeder F4.')
  const { items } = (await (await page.request.get('/api/v1/logs/')).json()) as { items: { id: string }[] }
  await page.goto(`/student/logs/${items[0]?.id}`)
  const words = page.getByLabel('Write a comment')

  const long = 'x'.repeat(100_000)
  await words.fill(long)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText(`Write at most ${LIMITS.comment.toLocaleString('en')} characters.`)).toBeVisible()
  await expect(page.getByText('100,000 / 2,000')).toBeVisible()
  await expect(words).toHaveValue(long)

  // It arrives, and its answer does not.
  await words.fill('Is the reading in ampere?')
  await page.route('**/trpc/comments.post*', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'does no harm' })).toBeVisible()
  await expect(words).toHaveValue('Is the reading in ampere?')
  await page.unroute('**/trpc/comments.post*')
  await page.reload()
  await expect(words).toHaveValue('Is the reading in ampere?')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(words).toHaveValue('')
  await expect(page.locator('.thread > li')).toHaveCount(1)

  await words.fill('And the second one?')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByLabel('E-mail').fill(season.student.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(words).toHaveValue('And the second one?')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.locator('.thread > li')).toHaveCount(2)

  await words.fill('Only mine.')
  await page.context().clearCookies()
  await page.request.post('/trpc/accounts.signIn', {
    data: { email: season.industrialSupervisor.email, password: PASSWORD },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  await page.goto(`/industry/logs/${items[0]?.id}`)
  await expect(page.locator('.thread > li')).toHaveCount(2)
  await expect(words).toHaveValue('')
})

test('once the log is archived its thread is only read', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const student = await openAs(season.student)
  await submitToday(student, 'Tested the relay on feeder F4.')
  const { items } = (await (await student.request.get('/api/v1/logs/')).json()) as { items: { id: string }[] }
  const id = items[0]?.id
  const same = { 'sec-fetch-site': 'same-origin' }
  await student.request.post('/trpc/comments.post', { data: { id: randomUUID(), logId: id, body: 'Before.' }, headers: same })
  const industry = await openAs(season.industrialSupervisor)
  await industry.request.patch(`/api/v1/logs/${id}/verify`, { data: { status: 'verified' }, headers: same })

  const university = await openAs(season.universitySupervisor, `/university/logs/${id}`)
  await university.getByLabel('Write a comment').fill('After.')
  // Nobody tells this browser what happens elsewhere: it learns it from the refusal.
  await student.route(/\/trpc\/live\./, (route) => route.abort())
  await student.goto(`/student/logs/${id}`)
  await student.getByLabel('Write a comment').fill('Too late.')
  await student.route(/\/trpc\/(notifications|logbook)\./, (route) => route.abort())
  const api = await openAs(season.universitySupervisor)
  await api.request.patch(`/api/v1/logs/${id}/validate`, { data: { status: 'validated' }, headers: same })
  await student.getByLabel('Write a comment').press('Control+Enter')
  await expect(student.getByText('The log is closed: its comments stay as they are.')).toBeVisible()
  await expect(student.getByText('Too late.')).toBeVisible()
  await expect(student.getByRole('heading', { name: 'Comments' })).toBeFocused()
  await expect(student.locator('.thread > li')).toHaveCount(1)
  await university.reload()
  await expect(university.getByText('The log is closed: its comments stay as they are.')).toBeVisible()
  await expect(university.getByText('After.')).toBeVisible()
})

test('the coordinator announces to a cohort; a student reads it from the bell; taken back, it is gone', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const coordinator = await openAs(season.coordinator)
  await coordinator.getByRole('link', { name: 'Announce' }).click()
  await coordinator.getByLabel('Cohort').selectOption(season.cohort.name)
  await expect(coordinator.getByText('Reaches 2 students. Who joins later reads it too.')).toBeVisible()
  await coordinator.getByRole('checkbox', { name: 'University supervisors' }).check()
  await expect(coordinator.getByText('Reaches 2 students and 2 university supervisors.')).toBeVisible()
  await coordinator.getByRole('button', { name: 'Publish' }).click()
  await expect(coordinator.getByText('Give it a title.')).toBeVisible()
  await coordinator.getByLabel('Title').fill('Site visits begin on Monday')
  await coordinator.getByLabel('Text').fill('Have your logbook ready.\n\nMore at https://uut.example/visits.')
  await coordinator.reload()
  await expect(coordinator.getByLabel('Title')).toHaveValue('Site visits begin on Monday')
  await coordinator.getByRole('button', { name: 'Publish' }).click()
  await expect(coordinator.getByRole('heading', { name: 'Site visits begin on Monday' })).toBeVisible()
  await expect(coordinator.getByText('Reached 2 students and 2 university supervisors.')).toBeVisible()
  await expect(coordinator.getByLabel('Title')).toHaveValue('')
  await expect(coordinator.getByRole('heading', { name: 'Published', exact: true })).toBeFocused()

  const student = await openAs(season.student)
  await expect(student.getByRole('button', { name: /Notifications, 1 unread/ })).toBeVisible()
  await student.getByRole('button', { name: /Notifications/ }).click()
  await student.getByRole('link', { name: /Announcement: Site visits begin on Monday/ }).click()
  await expect(student.getByRole('heading', { name: 'Site visits begin on Monday', level: 1 })).toBeVisible()
  await expect(student.getByRole('link', { name: 'https://uut.example/visits (opens a new tab)' })).toHaveAttribute(
    'href',
    'https://uut.example/visits',
  )
  await expect(student.getByRole('button', { name: /Notifications, none unread/ })).toBeVisible()

  const industry = await openAs(season.industrialSupervisor, '/industry/announcements')
  await expect(industry.getByText('No announcements')).toBeVisible()

  await coordinator.getByRole('button', { name: /Take back the announcement/ }).click()
  await expect(coordinator.getByText('Taken back', { exact: true })).toBeVisible()
  await student.reload()
  await expect(student.getByText('This announcement is not there')).toBeVisible()
  await student.getByRole('link', { name: 'All announcements' }).click()
  await expect(student.getByText('No announcements')).toBeVisible()
})

test('a calendar feed is made, fetched without a session, replaced and stopped', async ({ newSeason, openAs, playwright }) => {
  const season = await newSeason()
  const page = await openAs(season.student, '/account')
  const stranger = await playwright.request.newContext()
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = page.getByLabel('Your address')
  await expect(address).toBeFocused()
  const first = await address.inputValue()
  const calendar = await stranger.get(first)
  expect(calendar.status()).toBe(200)
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  expect(await calendar.text()).toContain(`SUMMARY:Training begins: ${season.organisation.name}`)

  await page.getByRole('button', { name: /Make a new address/ }).click()
  await expect(address).not.toHaveValue(first)
  const second = await address.inputValue()
  expect((await stranger.get(first)).status()).toBe(404)
  expect((await stranger.get(second)).status()).toBe(200)
  await page.reload()
  await expect(page.getByText(/last fetched/)).toBeVisible()
  await expect(address).toHaveCount(0)

  await page.getByRole('button', { name: 'Stop the feed' }).click()
  await expect(page.getByText('Stopped. The address no longer works.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Calendar feed' })).toBeFocused()
  expect((await stranger.get(second)).status()).toBe(404)
  await stranger.dispose()
})
