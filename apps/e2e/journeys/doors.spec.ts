import { ROLES, type Role } from '@ipt/domain'
import { PICTURE, submitToday } from '../src/steps.ts'
import { expect, HOME, PASSWORD, test } from '../src/test.ts'

test('signed out, every door leads to sign-in, and from there to where one was going', async ({ newSeason, browser, baseURL }) => {
  const season = await newSeason()
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  for (const role of ROLES) {
    await page.goto(HOME[role])
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
  await page.goto('/student/logs')
  await page.getByLabel('E-mail').fill(season.student.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('E-mail or password is wrong.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(season.student.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'My logs' })).toBeVisible()
  await context.close()
})

test('nobody opens another role’s part', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const people = {
    student: season.student,
    industrialSupervisor: season.industrialSupervisor,
    universitySupervisor: season.universitySupervisor,
    coordinator: season.coordinator,
  }
  for (const [role, person] of Object.entries(people)) {
    const page = await openAs(person)
    for (const other of ROLES.filter((each): each is Role => each !== role)) {
      await page.goto(HOME[other])
      await expect(page.getByText('This part is for another role')).toBeVisible()
    }
  }
})

test('a log and its file are there for the people on its placement, and for nobody else', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const elsewhere = await newSeason()
  const student = await openAs(season.student)
  await submitToday(student, 'Only for those who vouch for it.', PICTURE)
  const logs = await student.request.get('/api/v1/logs/')
  const [log] = ((await logs.json()) as { items: { id: string; files: { id: string }[] }[] }).items
  const file = `/api/v1/files/${log?.files[0]?.id}`
  expect((await student.request.get(file)).status()).toBe(200)

  for (const person of [season.industrialSupervisor, season.universitySupervisor, season.coordinator]) {
    const page = await openAs(person, `${HOME[person.role]}/logs/${log?.id}`)
    await expect(page.getByText('Only for those who vouch for it.')).toBeVisible()
    await expect.poll(async () => (await page.request.get(file)).status()).toBe(200)
  }
  for (const person of [
    season.classmate,
    season.colleague,
    season.lecturer,
    elsewhere.student,
    elsewhere.industrialSupervisor,
    elsewhere.universitySupervisor,
    elsewhere.coordinator,
  ]) {
    const page = await openAs(person, `${HOME[person.role]}/logs/${log?.id}`)
    await expect(page.getByText('There is nothing here for you')).toBeVisible()
    expect((await page.request.get(file)).status()).toBe(404)
    const decided = await page.request.patch(`/api/v1/logs/${log?.id}/verify`, {
      data: { status: 'verified' },
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect([403, 404]).toContain(decided.status())
  }
  expect(((await (await student.request.get(`/api/v1/logs/${log?.id}`)).json()) as { status: string }).status).toBe('SUBMITTED')
})

test('signed out everywhere, the other browser is out too', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const one = await openAs(season.student)
  const other = await openAs(season.student)
  await one.getByRole('button', { name: /Profile and settings/ }).click()
  await one.getByRole('button', { name: 'Sign out on every device' }).click()
  await expect(one.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await other.goto('/student/logs')
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('addresses typed wrong are told so, and who is in does not stand at the door', async ({ newSeason, openAs }) => {
  const season = await newSeason()
  const page = await openAs(season.student)
  for (const path of ['/account/x', '/student/weeks/notadate', '/student/weeks/2026-13-45', '/nothing/here']) {
    await page.goto(path)
    await expect(page.getByText('There is nothing here for you'), path).toBeVisible()
  }
  await page.goto('/account/')
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await page.goto('/sign-in?next=/student/logs')
  await expect(page.getByRole('heading', { name: 'My logs' })).toBeVisible()
})

test('between one’s account and the rest, a page begins at its top, and going back gives its heading the focus', async ({
  newSeason,
  openAs,
}) => {
  const season = await newSeason()
  const page = await openAs(season.student, '/account')
  const heading = page.getByRole('heading', { name: 'Your account' })
  await expect(heading).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 400 })
  await expect(page.getByRole('heading', { name: 'Calendar feed' })).toBeVisible()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My logs' }).click()
  await expect(page.getByRole('heading', { name: 'My logs' })).toBeFocused()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await page.goBack()
  await expect(heading).toBeFocused()
})

test('scripts and styles travel compressed', async ({ page, request }) => {
  await page.goto('/sign-in')
  const files = await page
    .locator('script[src], link[rel=stylesheet], link[rel=modulepreload]')
    .evaluateAll((links) => links.map((link) => (link as HTMLScriptElement).src || (link as HTMLLinkElement).href))
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const response = await request.get(file, { headers: { 'accept-encoding': 'br' } })
    if (Number((await response.body()).length) > 1_000) expect(response.headers()['content-encoding'], file).toBe('br')
  }
})
