import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { DEMO_URL } from '../src/addresses.ts'

test.use({ baseURL: DEMO_URL })

const PEOPLE = [
  ['student', ['/student', '/student/logs', 'log', '/student/checklist', '/student/vacancies', '/student/applications']],
  ['industry', ['/industry', 'log', '/industry/vacancies', '/industry/vacancies/new']],
  ['university', ['/university', '/university/validate', 'log']],
  [
    'coordinator',
    [
      '/coordinator',
      '/coordinator/logs',
      'log',
      '/coordinator/cohorts',
      '/coordinator/cohorts/new',
      '/coordinator/settings',
      '/coordinator/settings/webhooks/new',
      '/coordinator/hosts',
      '/coordinator/hosts/new',
      '/coordinator/hosts/proposed',
      '/coordinator/vacancies',
      '/coordinator/vacancies/new',
    ],
  ],
] as const

/** Every screen in two looks; the other two pairs of language, colours and width on each role's first screen. */
const LOOKS = [
  { language: 'sw', colorScheme: 'dark', width: 320, screens: 99 },
  { language: 'en', colorScheme: 'light', width: 1280, screens: 99 },
  { language: 'en', colorScheme: 'light', width: 320, screens: 1 },
  { language: 'sw', colorScheme: 'dark', width: 1280, screens: 1 },
] as const

async function check(page: Page, what: string): Promise<void> {
  await page.getByRole('main').waitFor()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${what}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
  const { scroll, view } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    view: document.documentElement.clientWidth,
  }))
  expect(scroll, `${what} overflows`).toBeLessThanOrEqual(view)
}

for (const { language, colorScheme, width, screens } of LOOKS)
  test(`no violations and nothing cut: ${language}, ${colorScheme}, ${width} px`, async ({ browser }) => {
    test.setTimeout(180_000)
    const open = async () => {
      const context = await browser.newContext({
        baseURL: DEMO_URL,
        colorScheme,
        viewport: { width, height: 800 },
        locale: language === 'sw' ? 'sw-TZ' : 'en-GB',
      })
      return context.newPage()
    }
    const signIn = await open()
    await signIn.goto('/sign-in')
    await check(signIn, 'sign-in')
    for (const [name, paths] of PEOPLE) {
      const page = await open()
      // The same four people are looked at in both languages at once, so the choice stays in this browser.
      await page.route(/\/trpc\/(?!live\.)/, async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, body: (await response.text()).replaceAll(/"language":"(en|sw)"/g, `"language":"${language}"`) })
      })
      await page.request.post('/trpc/accounts.signIn', {
        data: { email: `${name}@demo.ipt`, password: 'ipt-demo-2026' },
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      for (const path of paths.slice(0, screens)) {
        const { items } = (await (await page.request.get('/api/v1/logs?limit=1')).json()) as { items: { id: string }[] }
        const address = path === 'log' ? `/${name}/logs/${items[0]?.id}` : path
        await page.goto(address)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await check(page, `${name} ${path}`)
      }
      await page.context().close()
    }
  })
