import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type FreshServer, startFreshServer } from '../src/fresh-server.ts'
import { type Mailbox, openMailbox } from '../src/mailbox.ts'

const EMAIL = 'joseph.lyimo@usambara.example'
const FIRST = 'mvua ya masika'
const SECOND = 'mvua ya vuli 2026'

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

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(EMAIL)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('from the first start to a new password by mail, and every other browser out', async ({ browser }) => {
  test.setTimeout(180_000)
  const contexts: BrowserContext[] = []
  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', timezoneId: 'Africa/Dar_es_Salaam' })
    contexts.push(context)
    return context.newPage()
  }
  const page = await open()

  await test.step('nobody can come in yet: the door leads to the first start, which wants the code', async () => {
    await page.goto('/')
    await expect(heading(page, 'Set up IPT Service')).toBeVisible()
    await expect(page.getByLabel('Setup code')).toBeVisible()
    await clean(page)
  })

  await test.step('set up', async () => {
    await page.goto('about:blank')
    await page.goto(server.setupUrl)
    await expect(page.getByLabel('Time zone')).toHaveValue('Africa/Dar_es_Salaam')
    await page.getByLabel('Name of the institution').fill('Usambara University')
    await page.getByLabel('Your name').fill('Joseph Lyimo')
    await page.getByLabel('E-mail').fill(EMAIL)
    await page.getByLabel('Password', { exact: true }).fill('qwertyuiop')
    await page.getByRole('button', { name: 'Set up' }).click()
    await expect(page.getByText(/Many people use this one/)).toBeVisible()
    await expect(page.getByLabel('Name of the institution')).toHaveValue('Usambara University')
    await page.getByLabel('Password', { exact: true }).fill(FIRST)
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.waitForURL('**/coordinator')
    await expect(page.getByText('No season yet')).toBeVisible()
  })

  await test.step('it is done once', async () => {
    const other = await open()
    await other.goto(server.setupUrl)
    await expect(other.getByText('There is nothing here for you')).toBeVisible()
  })

  const elsewhere = await open()
  await elsewhere.goto('/sign-in')
  await signIn(elsewhere, FIRST)
  await elsewhere.waitForURL('**/coordinator')

  await test.step('signed out, the password is forgotten', async () => {
    await page.getByRole('button', { name: /Profile and settings/ }).click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByLabel('E-mail').fill(EMAIL)
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await expect(heading(page, 'Forgot your password?')).toBeVisible()
    await expect(page.getByLabel('E-mail')).toHaveValue(EMAIL)
    await clean(page)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await expect(heading(page, 'A link is on its way')).toBeVisible()
    await clean(page)
  })

  const link = await mailbox.linkTo(EMAIL)
  await test.step('the link sets a new one; the old one and the other browser are out', async () => {
    for (const method of ['GET', 'HEAD']) expect((await page.request.fetch(link, { method })).status()).toBe(200)
    await page.goto(link)
    await expect(heading(page, 'Set a new password')).toBeVisible()
    await clean(page)
    await page.getByLabel('New password').fill(SECOND)
    await page.getByRole('button', { name: 'Set the password' }).click()
    await expect(heading(page, 'Your password is changed')).toBeVisible()
    await elsewhere.reload()
    await expect(heading(elsewhere, 'Sign in')).toBeVisible()
    await page.getByRole('link', { name: 'Sign in with it' }).click()
    await signIn(page, FIRST)
    await expect(page.getByText('E-mail or password is wrong.')).toBeVisible()
    await signIn(page, SECOND)
    await page.waitForURL('**/coordinator')
  })

  await test.step('the used link says so, and renews at one press', async () => {
    await elsewhere.goto(link)
    await expect(heading(elsewhere, 'This link was used already')).toBeVisible()
    await clean(elsewhere)
    await elsewhere.getByRole('button', { name: 'Send me a new link' }).click()
    await expect(heading(elsewhere, 'A link is on its way')).toBeVisible()
    await elsewhere.goto(await mailbox.linkTo(EMAIL, 1))
    await expect(heading(elsewhere, 'Set a new password')).toBeVisible()
  })

  await test.step('the account: name, language, and a list that ends another browser', async () => {
    await elsewhere.goto('/sign-in')
    await signIn(elsewhere, SECOND)
    await elsewhere.waitForURL('**/coordinator')
    await page.getByRole('button', { name: /Profile and settings/ }).click()
    await page.getByRole('link', { name: 'Your account' }).click()
    await expect(heading(page, 'Your account')).toBeFocused()
    await clean(page)
    await page.getByLabel('Name', { exact: true }).fill('Joseph B. Lyimo')
    await page.getByRole('button', { name: 'Save the name' }).click()
    await expect(page.getByText('Your name is changed.')).toBeVisible()
    await expect(page.getByRole('main').getByText('This one', { exact: true })).toHaveCount(1)
    await page.getByRole('button', { name: /^Sign out: / }).click()
    await expect(heading(page, 'Where you are signed in')).toBeFocused()
    await expect(page.getByRole('button', { name: /^Sign out: / })).toHaveCount(0)
    await elsewhere.reload()
    await expect(heading(elsewhere, 'Sign in')).toBeVisible()
    await page.getByRole('radio', { name: 'Kiswahili' }).click()
    await expect(heading(page, 'Akaunti yako')).toBeVisible()
  })

  await test.step('a name that is being typed survives an expired session', async () => {
    const name = page.locator('input[name=name]')
    await name.fill('Joseph Lyimo')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Hifadhi jina' }).click()
    await page.getByLabel('Barua pepe').fill(EMAIL)
    await page.getByLabel('Nenosiri', { exact: true }).fill(SECOND)
    await page.getByRole('button', { name: 'Ingia' }).click()
    await expect(name).toHaveValue('Joseph Lyimo')
  })
  for (const context of contexts) await context.close()
})
