import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { DEMO_URL } from '../src/addresses.ts'
import { addressOf, enterAs, restOf, SCREENS, speak, VISITORS, whole } from '../src/screens.ts'

/** Every screen on a phone and on a desk, the one dark and the other light; which it is changes from screen to screen, and so does the language. */
const LOOKS = [
  { language: 'sw', phone: 'dark', desk: 'light' },
  { language: 'en', phone: 'light', desk: 'dark' },
] as const

async function check(page: Page, what: string): Promise<void> {
  await whole(page)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      what,
    )
    .toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(wide, `${what}: wider than the window`).toBeLessThanOrEqual(0)
}

for (const visitor of VISITORS)
  for (const [at, { language, phone, desk }] of LOOKS.entries())
    test(`no violations, and nothing cut: ${visitor}, ${language}`, async ({ browser }) => {
      test.setTimeout(240_000)
      const locale = language === 'sw' ? 'sw-TZ' : 'en-GB'
      const context = await browser.newContext({ baseURL: DEMO_URL, locale, reducedMotion: 'reduce' })
      const page = await context.newPage()
      const rest = await restOf(DEMO_URL, visitor)
      await speak(page, language)
      await enterAs(page, visitor)
      for (const screen of SCREENS[visitor].filter((_, number) => number % LOOKS.length === at)) {
        await page.setViewportSize({ width: 320, height: 800 })
        await page.emulateMedia({ colorScheme: phone })
        await page.goto(await addressOf(screen, rest))
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await check(page, `${screen.route} at 320 px, ${phone}`)
        await page.setViewportSize({ width: 1280, height: 800 })
        await page.emulateMedia({ colorScheme: desk })
        await check(page, `${screen.route} at 1280 px, ${desk}`)
      }
      await context.close()
    })

test('every route of the app is among these screens', () => {
  const app = fileURLToPath(new URL('../../web/src/app', import.meta.url))
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  const sources = files.map((name) => readFileSync(`${app}/${name}`, 'utf8')).join('\n')
  const routes = [...sources.matchAll(/<Route (?:\w+="\w+" )*path="([^"]+)"/g)].map(([, route]) => route as string)
  const shown = VISITORS.flatMap((visitor) => SCREENS[visitor]).map(({ route }) => route)
  expect(routes.length).toBeGreaterThan(50)
  expect([...new Set(routes)].filter((route) => !shown.includes(route))).toEqual([])
})
