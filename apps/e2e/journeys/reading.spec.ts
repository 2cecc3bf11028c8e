import { addDays } from '@ipt/domain'
import type { TestSeason } from '@ipt/domain/builders'
import type { Locator, Page } from '@playwright/test'
import { PICTURE } from '../src/steps.ts'
import { expect, test } from '../src/test.ts'

const SAME_SITE = { 'sec-fetch-site': 'same-origin' }

/** A season that began `days` days ago. */
const began = (days: number) => {
  const today = new Date().toISOString().slice(0, 10)
  return { cohort: { startsOn: addDays(today, -days - 2), workingDays: [1, 2, 3, 4, 5, 6, 7] } }
}

/** A student's logs of the last `count` days, oldest first: their ids. */
async function logged(
  student: Page,
  season: TestSeason,
  count: number,
  words = (day: number) => `Day ${day}: tested the relay of feeder F${day}.`,
) {
  const last = addDays(season.cohort.endsOn, -57)
  const ids: string[] = []
  for (let day = 1; day <= count; day++) {
    const response = await student.request.post('/api/v1/logs/', {
      multipart: { content: words(day), log_date: addDays(last, day - count), hours: '8' },
      headers: SAME_SITE,
    })
    expect(response.status()).toBe(201)
    ids.push(((await response.json()) as { id: string }).id)
  }
  return ids
}

const statusOf = async (page: Page, id: string): Promise<string> =>
  ((await (await page.request.get(`/api/v1/logs/${id}`)).json()) as { status: string }).status

/** Scrolls as somebody reads: a part of the screen at a time, until `done`. */
async function readOn(page: Page, done: Locator): Promise<void> {
  await expect(async () => {
    // At the end, what a busy machine passed over too fast is read at another going through.
    const over = await page.evaluate(() => window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2)
    if (over) await page.evaluate(() => window.scrollTo(0, 0))
    else await page.mouse.wheel(0, 250)
    // Longer than an end has to be in view before it counts: what flies past is not read.
    await page.waitForTimeout(600)
    expect(await done.isVisible()).toBe(true)
  }).toPass({ timeout: 90_000, intervals: [0] })
}

test('forty clean logs take one press; the one that changed meanwhile is named, and decided by nobody', async ({ newSeason, openAs }) => {
  test.setTimeout(150_000)
  const season = await newSeason(began(45))
  const student = await openAs(season.student)
  const ids = await logged(student, season, 40)
  const page = await openAs(season.industrialSupervisor)
  await expect(page.getByRole('button', { name: /^Verify \d+ read/ }), 'what is on the screen is being read').toBeVisible()
  await page.mouse.move(400, 400)
  await readOn(page, page.getByRole('button', { name: 'Verify 40 read' }))
  await expect(page.getByText('Nothing is unread.')).toBeVisible()

  const changed = await student.request.patch(`/api/v1/logs/${ids[19]}`, {
    data: { content: 'Day 20, in other words.' },
    headers: SAME_SITE,
  })
  expect(changed.status()).toBe(200)

  let presses = 0
  const press = async (button: Locator) => {
    presses += 1
    await button.click()
  }
  await press(page.getByRole('button', { name: 'Verify 40 read' }))
  await expect(page.getByText('39 logs verified.')).toBeVisible()
  const named = page.getByRole('alert').filter({ hasText: '1 log was left as it is' })
  await expect(named).toBeFocused()
  await expect(named.getByRole('link', { name: /Neema Mushi/ })).toBeVisible()
  expect(await statusOf(student, ids[19] ?? '')).toBe('SUBMITTED')
  for (const id of [ids[0], ids[18], ids[20], ids[39]]) expect(await statusOf(student, id ?? '')).toBe('VERIFIED_INDUSTRY')

  await press(page.getByRole('button', { name: 'Show revision 2' }))
  await expect(page.getByText('Day 20, in other words.')).toBeVisible()
  await press(page.getByRole('button', { name: /^Verify.*Neema Mushi/ }))
  await expect(page.getByText('All caught up')).toBeVisible()
  expect(await statusOf(student, ids[19] ?? '')).toBe('VERIFIED_INDUSTRY')
  expect(presses).toBeLessThanOrEqual(10)
})

test('by keys alone: read, verify what was read, take it back', async ({ newSeason, openAs }) => {
  const season = await newSeason(began(10))
  const student = await openAs(season.student)
  const ids = await logged(student, season, 6)
  const page = await openAs(season.industrialSupervisor)
  const cards = page.getByRole('article')
  await expect(cards).toHaveCount(6)
  await expect(page.getByRole('button', { name: /^Verify \d read/ })).toBeVisible()
  await page.keyboard.press('j')
  await expect(cards.nth(0).getByRole('heading')).toBeFocused()
  await page.keyboard.press('j')
  await expect(cards.nth(1).getByRole('heading')).toBeFocused()
  await page.keyboard.press('k')
  await expect(cards.nth(0).getByRole('heading')).toBeFocused()

  await page.keyboard.press('r')
  const words = page.locator('textarea[name=comment]')
  await words.fill('Which relay?')
  await expect(page.getByRole('button', { name: 'Verify 6 read' }), 'what is being returned is in no bulk').toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(cards.nth(0).getByRole('button', { name: /^Return/ })).toBeFocused()

  // A screen that a busy machine passed over too fast is read at the next going through, as by a person.
  await expect(async () => {
    await page.keyboard.press('Home')
    for (let screen = 0; screen < 4; screen++) {
      await page.waitForTimeout(1_000)
      await page.keyboard.press('PageDown')
    }
    await expect(page.getByRole('button', { name: 'Verify 6 read' })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 45_000, intervals: [0] })
  await page.keyboard.press('b')
  await expect(page.getByText('6 logs verified.')).toBeVisible()
  await page.keyboard.press('u')
  await expect(page.getByText('6 taken back. They wait for you again.')).toBeVisible()
  await expect(cards).toHaveCount(6)
  expect(await statusOf(student, ids[0] ?? '')).toBe('SUBMITTED')

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys on this screen' })
  await expect(help.getByText('Verify everything that is read')).toBeVisible()
  await page.keyboard.press('v')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await page.keyboard.press('j')
  await page.keyboard.press('v')
  await expect(page.getByText(/^Verified: Neema Mushi/)).toBeVisible()
  const states = await Promise.all(ids.map((id) => statusOf(student, id)))
  expect(states.filter((state) => state === 'VERIFIED_INDUSTRY')).toHaveLength(1)
})

test('a queue that is a week old: what others decided is named with what it came to', async ({ newSeason, openAs }) => {
  const season = await newSeason(began(10))
  const student = await openAs(season.student)
  const [first = '', second = ''] = await logged(student, season, 2)
  const page = await openAs(season.industrialSupervisor)
  await expect(page.getByRole('button', { name: 'Verify 2 read' })).toBeVisible()
  // What the other window did is not told to this one.
  await page.route('**/trpc/logbook.list*', (route) => route.abort())
  const other = await openAs(season.industrialSupervisor)
  const returned = await other.request.patch(`/api/v1/logs/${first}/verify`, {
    data: { status: 'rejected', comment: 'Which relay?' },
    headers: SAME_SITE,
  })
  expect(returned.status()).toBe(200)
  await page.getByRole('button', { name: 'Verify 2 read' }).click()
  const named = page.getByRole('alert').filter({ hasText: '1 log was left as it is' })
  await expect(named).toContainText('Returned: Baraka Mwakyusa')
  expect([await statusOf(student, first), await statusOf(student, second)]).toEqual(['REVISION_REQUESTED', 'VERIFIED_INDUSTRY'])
})

test('a picture opens over the page, by keyboard, and gives the focus back', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const student = await openAs(season.student)
  const upload = async (name: string) => {
    const id = crypto.randomUUID()
    const stored = await student.request.put(`/api/v1/files/${id}?name=${name}`, {
      data: Buffer.concat([PICTURE.buffer, Buffer.from(name)]),
      headers: { ...SAME_SITE, 'content-type': 'image/png' },
    })
    expect(stored.status()).toBe(201)
    return id
  }
  const files = [await upload('panel.png'), await upload('sheet.png')]
  const sent = await student.request.post('/api/v1/logs/', {
    data: { content: 'With two pictures.', attachment_ids: files },
    headers: SAME_SITE,
  })
  expect(sent.status()).toBe(201)
  const { id } = (await sent.json()) as { id: string }
  for (const file of files) await expect.poll(async () => (await student.request.get(`/api/v1/files/${file}/thumbnail`)).status()).toBe(200)

  const page = await openAs(season.universitySupervisor, `/university/logs/${id}`)
  const link = page.getByRole('link', { name: /panel\.png/ })
  await link.focus()
  await page.keyboard.press('Enter')
  const box = page.getByRole('dialog')
  await expect(box.getByRole('heading', { name: 'panel.png' })).toBeVisible()
  await expect(box.getByText('1 of 2')).toBeVisible()
  await expect(box.getByRole('img', { name: 'panel.png' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(box.getByRole('img', { name: 'sheet.png' })).toBeVisible()
  await expect(box.getByText('2 of 2')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(box.getByText('2 of 2'), 'the last is the last').toBeVisible()
  await expect(box.getByRole('link', { name: 'Download' })).toHaveAttribute('href', `/api/v1/files/${files[1]}`)
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  await expect(link).toBeFocused()
  await page.keyboard.press('p')
  await expect(box.getByText('1 of 2')).toBeVisible()
})

test('what changed between two revisions is shown, to its reader and to its student before it is sent', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const student = await openAs(season.student)
  const [id = ''] = await logged(student, season, 1, () => 'Tested the relay and it was working well.')
  const returned = await (await openAs(season.industrialSupervisor)).request.patch(`/api/v1/logs/${id}/verify`, {
    data: { status: 'rejected', comment: 'Which relay?' },
    headers: SAME_SITE,
  })
  expect(returned.status()).toBe(200)

  await student.goto(`/student/logs/${id}`)
  await student.getByRole('button', { name: 'Fix this log' }).click()
  await student.getByLabel('What did you do?').fill('Tested the overcurrent relay on feeder F4.')
  await expect(student.getByText('What you changed since revision 1')).toBeVisible()
  await expect(student.locator('ins').filter({ hasText: 'overcurrent' })).toBeVisible()
  await student.getByRole('button', { name: 'Send again' }).click()
  await student.getByRole('link', { name: 'Changes since 1' }).click()
  await expect(student.locator('del').filter({ hasText: 'working well' })).toBeVisible()

  const page = await openAs(season.industrialSupervisor, `/industry/logs/${id}`)
  await expect(page.getByRole('link', { name: 'Changes since 1' })).toBeVisible()
  await page.keyboard.press('d')
  await expect(page.locator('ins').filter({ hasText: 'overcurrent' })).toBeVisible()
  await expect(page.getByText('8, unchanged')).toBeVisible()
  await page.keyboard.press('d')
  await expect(page.locator('ins')).toHaveCount(0)
  await page.getByRole('listitem').filter({ hasText: 'Sent again' }).getByRole('link', { name: 'Revision 2' }).click()
  await expect(page).toHaveURL(/changes=1-2/)
  await expect(page.locator('ins').filter({ hasText: 'overcurrent' })).toBeVisible()
  await page.reload()
  await expect(page.locator('ins').filter({ hasText: 'overcurrent' })).toBeVisible()
})

test('a filter stays in the address: over a reload, through the pager, and back', async ({ newSeason, openAs, orm }) => {
  const season = await newSeason(began(10))
  const { Placement } = await import('@ipt/db')
  await orm.em
    .fork()
    .nativeUpdate(Placement, { id: season.classmatePlacement.id }, { universitySupervisor: season.universitySupervisor.id })
  const mine = await logged(await openAs(season.student), season, 3)
  const others = await logged(await openAs(season.classmate), season, 2)
  for (const [person, ids] of [
    [season.industrialSupervisor, mine],
    [season.colleague, others],
  ] as const) {
    const supervisor = await openAs(person)
    for (const id of ids)
      expect(
        (await supervisor.request.patch(`/api/v1/logs/${id}/verify`, { data: { status: 'verified' }, headers: SAME_SITE })).status(),
      ).toBe(200)
  }

  const page = await openAs(season.universitySupervisor, '/university/validate')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(5)
  await page.getByLabel('Show').selectOption({ label: 'Neema Mushi (3)' })
  await expect(rows).toHaveCount(3)
  await page.reload()
  await expect(rows).toHaveCount(3)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await page.waitForURL(`**/university/logs/${mine[1]}?placement=${season.placement.id}`)
  await expect(page.getByText('2 of 3')).toBeVisible()
  await page.keyboard.press('j')
  await page.waitForURL(`**/university/logs/${mine[2]}?placement=*`)
  await expect(page.getByText('3 of 3')).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expect(rows).toHaveCount(3)
  await page.getByLabel('Show').selectOption({ label: 'Received late (0)' })
  await page.getByRole('link', { name: 'Clear the filter' }).click()
  await expect(rows).toHaveCount(5)
})
