import type { BrowserContext, Locator, Page, Request } from '@playwright/test'
import { openKillableServer } from '../src/killable-server.ts'
import { status, submitToday } from '../src/steps.ts'
import { expect, test, writeSeason } from '../src/test.ts'

const STREAM = '/trpc/live.events'
const SAME_SITE = { 'sec-fetch-site': 'same-origin' }

/** Settles once the page, which was just opened, hears what others do. From then on, what it shows is asked for once a minute at most. */
const hears = (page: Page) => page.waitForResponse((response) => response.url().includes(STREAM) && response.status() === 200)

/** Everybody sees the step on the screen that they have open. How long each waited stands in the report: two seconds are the goal. */
async function seen(step: string, ...sights: Locator[]): Promise<void> {
  const began = performance.now()
  const wait = async (sight: Locator) => {
    await sight.first().waitFor({ timeout: 15_000 })
    return Math.round(performance.now() - began)
  }
  const description = `${step}: ${(await Promise.all(sights.map(wait))).join(', ')} ms`
  test.info().annotations.push({ type: 'latency', description })
  process.stdout.write(`    ${description}\n`)
}

const bell = (page: Page, unread: number) => page.getByRole('button', { name: `Notifications, ${unread} unread` })

test('three people at once: submitted, verified, validated', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const student = await openAs(season.student)
  const studentHears = hears(student)
  const industry = await openAs(season.industrialSupervisor)
  const industryHears = hears(industry)
  const university = await openAs(season.universitySupervisor, '/university/validate')
  await Promise.all([studentHears, industryHears, hears(university)])
  const start = university.getByRole('link', { name: 'Start with the oldest' })

  await student.getByLabel('What did you do?').fill('Replaced the breaker on feeder F4 under permit 0612.')
  await student.getByRole('button', { name: 'Submit log' }).click()
  await seen('submitted', industry.getByText('Replaced the breaker on feeder F4 under permit 0612.'), bell(industry, 1))

  await industry.getByRole('button', { name: /^Verify the log/ }).click()
  await seen('verified', status(student, 'Verified'), start, bell(university, 1))

  await start.click()
  await university.getByRole('button', { name: /^Validate/ }).click()
  await seen('validated', status(student, 'Validated'), bell(student, 1))
})

test('returned, sent again, flagged; what is half-typed meanwhile stays as it is', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const student = await openAs(season.student)
  const studentHears = hears(student)
  const industry = await openAs(season.industrialSupervisor)
  const industryHears = hears(industry)
  const coordinator = await openAs(season.coordinator)
  await Promise.all([studentHears, industryHears, hears(coordinator)])
  await submitToday(student, 'Tested the relay and it was working well.')
  await industryHears

  const returning = industry.getByRole('button', { name: /^Return the log/ })
  await seen('submitted', returning)
  await returning.click()
  const reason = industry.getByRole('textbox').first()
  await reason.pressSequentially('Which relay, and ')
  await student.getByRole('button', { name: 'Change this log' }).click()
  await student.getByLabel('What did you do?').fill('Tested the relay twice.')
  await student.getByRole('button', { name: /^Save|^Send/ }).click()
  await seen('amended', industry.getByText('sent revision 2 while you were reading'))
  await expect(reason).toBeFocused()
  await expect(reason).toHaveValue('Which relay, and ')
  await expect(industry.getByText('Tested the relay and it was working well.')).toBeVisible()
  await industry.getByRole('button', { name: 'Show revision 2' }).click()
  await expect(reason).toHaveValue('Which relay, and ')
  await reason.fill('Which relay, and what were the readings?')
  await industry.getByRole('button', { name: 'Return this log' }).click()
  await seen('returned', student.getByText('Which relay, and what were the readings?'), status(student, 'Returned'), bell(student, 1))

  await student.getByRole('button', { name: 'Fix this log' }).click()
  await student.getByLabel('What did you do?').fill('Tested the overcurrent relay on feeder F4: trips at 1.02 A.')
  await student.getByRole('button', { name: 'Send again' }).click()
  await seen('sent again', industry.getByText('Tested the overcurrent relay on feeder F4: trips at 1.02 A.'))
  await industry.getByRole('button', { name: /^Verify the log/ }).click()
  await seen('verified', status(student, 'Verified'))

  const university = await openAs(season.universitySupervisor, '/university/validate')
  await university.getByRole('link', { name: 'Start with the oldest' }).click()
  await university.getByRole('button', { name: /^Flag/ }).click()
  const flagging = university.getByRole('dialog')
  await flagging.getByRole('textbox').fill('The readings are those of last week.')
  await flagging.getByRole('button', { name: /^Flag/ }).click()
  await seen('flagged', coordinator.getByText('The readings are those of last week.'), status(student, 'Flagged'))
})

test('a server that is killed, and a browser that is cut off: nothing is missed, and nothing doubled', async ({ openAs }) => {
  test.setTimeout(180_000)
  const server = await openKillableServer()
  try {
    const season = await writeSeason(server.orm, 1)
    const student = await openAs(season.student, '/student', server.url)
    await submitToday(student, 'Replaced the breaker on feeder F4 under permit 0612.')
    const href = await student.getByRole('link', { name: /today: Submitted/ }).getAttribute('href')
    const id = href?.split('/').at(-1)
    await student.goto(`/student/logs/${id}`)
    await hears(student)
    const industry = await openAs(season.industrialSupervisor, `/industry/logs/${id}`, server.url)
    await hears(industry)
    const lines = (page: Page) => page.getByRole('region', { name: 'History' }).getByRole('listitem')
    await expect(lines(student)).toHaveCount(2)

    await student.context().setOffline(true)
    await server.kill()
    await server.start()
    const act = async (page: Page, decision: string, data: object) =>
      expect((await page.request.patch(`/api/v1/logs/${id}/${decision}`, { data, headers: SAME_SITE })).status()).toBe(200)
    await act(industry, 'verify', { status: 'rejected', comment: 'Which breaker?' })
    await seen('after the server came back', status(industry, 'Returned'))
    await student.context().setOffline(false)
    await seen('after the network came back', status(student, 'Returned'))

    await student.context().setOffline(true)
    await server.kill()
    await server.start()
    const api = student.request
    const again = await api.patch(`/api/v1/logs/${id}`, { data: { content: 'Replaced the 12 kV breaker.' }, headers: SAME_SITE })
    expect(again.status()).toBe(200)
    await act(industry, 'verify', { status: 'verified' })
    await student.context().setOffline(false)
    await seen('after both came back', status(student, 'Verified'), industry.getByRole('button', { name: 'Show revision 2' }))

    // Whose turn it is; verified, sent again, returned, submitted.
    for (const page of [student, industry]) await expect(lines(page)).toHaveCount(5)
    await expect(bell(student, 1)).toBeVisible()
    await bell(student, 1).click()
    await expect(student.locator('#notifications').getByRole('listitem')).toHaveCount(1)
    await bell(industry, 2).click()
    await expect(industry.locator('#notifications').getByRole('listitem')).toHaveCount(2)
  } finally {
    await server.stop()
  }
})

/** The streams that a browser has open, by the pages that have them. */
function streamsOf(context: BrowserContext): { open: Page[] } {
  const streams: { open: Page[] } = { open: [] }
  const pageOf = (request: Request) => request.frame().page()
  const without = (page: Page) => {
    streams.open = streams.open.filter((each) => each !== page)
  }
  const close = (request: Request) => request.url().includes(STREAM) && without(pageOf(request))
  context.on('response', (response) => {
    if (response.url().includes(STREAM)) streams.open.push(pageOf(response.request()))
  })
  context.on('page', (page) => page.on('close', without))
  context.on('requestfinished', close)
  context.on('requestfailed', close)
  return streams
}

test('two tabs of one browser share one stream; when the one that has it goes, the other goes on', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  // Signed in, and not in the app yet.
  const door = await openAs(season.student, '/robots.txt')
  const context = door.context()
  const streams = streamsOf(context)
  const first = await context.newPage()
  await first.goto('/student')
  await expect.poll(() => streams.open).toEqual([first])
  const second = await context.newPage()
  const loaded = second.waitForResponse(/start-live/)
  await second.goto('/student')
  await loaded

  await submitToday(door, 'Replaced the breaker on feeder F4 under permit 0612.')
  await seen('both tabs', status(first, 'Submitted'), status(second, 'Submitted'))
  expect(streams.open).toHaveLength(1)

  await door.close()
  await first.close()
  await expect.poll(() => streams.open).toEqual([second])
  const industry = await openAs(season.industrialSupervisor)
  await industry.getByRole('button', { name: /^Verify the log/ }).click()
  await seen('verified', status(second, 'Verified'))
})

test('who signs out in one tab is out in the other', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const first = await openAs(season.student)
  await hears(first)
  const second = await first.context().newPage()
  await second.goto('/student')
  await second.locator('#who').click()
  await second.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(second.getByLabel('E-mail')).toBeVisible()
  await expect(first.getByLabel('E-mail')).toBeVisible()
})
