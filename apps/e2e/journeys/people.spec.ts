import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type FreshServer, startFreshServer } from '../src/fresh-server.ts'
import { type Mailbox, openMailbox } from '../src/mailbox.ts'

const COORDINATOR = { email: 'joseph.lyimo@usambara.example', password: 'mvua ya masika' }
const LECTURER = { email: 'rehema.kimaro@usambara.example', password: 'kahawa ya asubuhi' }

let mailbox: Mailbox
let server: FreshServer
test.beforeAll(async () => {
  mailbox = await openMailbox()
  server = await startFreshServer({ SMTP_URL: mailbox.url, MAIL_FROM: 'IPT Service <ipt@usambara.example>' })
})
test.afterAll(async () => {
  await server?.stop()
  mailbox?.stop()
})

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const clean = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

async function signIn(page: Page, { email, password }: typeof LECTURER): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function add(page: Page, name: string, email: string): Promise<void> {
  await page.goto('/coordinator/people/new')
  await page.getByLabel('Role').selectOption('University supervisor')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Add person' }).click()
  await expect(heading(page, name)).toBeVisible()
}

test('somebody is invited by mail, joins, is suspended at the next click, let in again, and made one with a duplicate', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const contexts: BrowserContext[] = []
  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', timezoneId: 'Africa/Dar_es_Salaam' })
    contexts.push(context)
    return context.newPage()
  }
  const page = await open()
  await page.goto(server.setupUrl)
  await page.getByLabel('Name of the institution').fill('Usambara University')
  await page.getByLabel('Your name').fill('Joseph Lyimo')
  await page.getByLabel('E-mail').fill(COORDINATOR.email)
  await page.getByLabel('Password', { exact: true }).fill(COORDINATOR.password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.waitForURL('**/coordinator')

  await test.step('added by hand; an address in use is named, and what was typed stays', async () => {
    await add(page, 'Rehema Kimaro', LECTURER.email)
    await expect(page.getByText('Invited', { exact: true })).toBeVisible()
    await clean(page)
    await page.goto('/coordinator/people/new')
    await page.getByLabel('Role').selectOption('University supervisor')
    await page.getByLabel('Name', { exact: true }).fill('Somebody Else')
    await page.getByLabel('E-mail').fill(LECTURER.email)
    await page.getByRole('button', { name: 'Add person' }).click()
    await expect(page.getByText('This address belongs to somebody already.')).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Somebody Else')
  })

  const lecturer = await open()
  await test.step('the link changes nothing when it is opened, and makes the account at a press', async () => {
    const link = await mailbox.linkTo(LECTURER.email)
    for (const method of ['GET', 'HEAD']) expect((await lecturer.request.fetch(link, { method })).status()).toBe(200)
    await lecturer.goto(link)
    await expect(heading(lecturer, 'Make your account')).toBeVisible()
    await clean(lecturer)
    await lecturer.getByLabel('Choose a password').fill('qwertyuiop')
    await lecturer.getByRole('button', { name: 'Make my account' }).click()
    await expect(lecturer.getByText(/Many people use this one/)).toBeVisible()
    await lecturer.getByLabel('Choose a password').fill(LECTURER.password)
    await lecturer.getByRole('button', { name: 'Make my account' }).click()
    await expect(heading(lecturer, 'Your account is made')).toBeVisible()
    await lecturer.getByRole('link', { name: 'Sign in' }).click()
    await signIn(lecturer, LECTURER)
    await lecturer.waitForURL('**/university')
  })

  await test.step('found by a part of the name, and suspended with the reason', async () => {
    await page.goto('/coordinator/people')
    await page.getByRole('searchbox').fill('kimar')
    await expect(page.getByRole('link', { name: 'Joseph Lyimo' })).toHaveCount(0)
    await clean(page)
    await page.getByRole('link', { name: 'Rehema Kimaro' }).click()
    await page.getByRole('button', { name: 'Suspend' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Left the university.')
    await dialog.getByRole('button', { name: 'Suspend' }).click()
    await expect(page.getByText('Suspended: Left the university.')).toBeVisible()
    await clean(page)
  })

  await test.step('the next click is refused, and so is the password', async () => {
    await lecturer.goto('/university')
    await expect(heading(lecturer, 'Sign in')).toBeVisible()
    await signIn(lecturer, LECTURER)
    await expect(
      lecturer.getByText('This account is suspended. What is in it is kept. Turn to the coordinator of your institution.'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Let in again' }).click()
    await expect(page.getByText('Has an account', { exact: true })).toBeVisible()
    await signIn(lecturer, LECTURER)
    await lecturer.waitForURL('**/university')
  })

  await test.step('a second account of the same person is found and merged', async () => {
    await add(page, 'Kimaro Rehema', 'r.kimaro@home.example')
    await page.getByRole('button', { name: 'Merge' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Choose/ }).click()
    await dialog.getByRole('radio', { name: /rehema\.kimaro@usambara/ }).check()
    await dialog.getByRole('button', { name: 'Merge the two' }).click()
    await expect(heading(page, 'Rehema Kimaro')).toBeVisible()
    await expect(page.getByText('r.kimaro@home.example', { exact: true })).toBeVisible()
    await page.goto('/coordinator/people?role=universitySupervisor')
    await expect(page.getByRole('link', { name: 'Rehema Kimaro' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Kimaro Rehema' })).toHaveCount(0)
  })
  for (const context of contexts) await context.close()
})
