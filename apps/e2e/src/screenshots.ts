import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { CHROMIUM } from '../playwright.config.ts'
import { addressOf, enterAs, restOf, SCREENS, type Screen, speak, VISITORS, type Visitor, whole } from './screens.ts'
import { startDemo } from './start-demo.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const HELP = `pnpm screenshots [--language en|sw] [--only <regular expression>] [--json]
Pictures of every screen of the demo, at 320 and 1280 px, light and dark, into docs/screens/<language>/. --only draws those whose routes it matches.
Exits with 1 where a screen could not be drawn, is wider than its window, or wrote an error to the console.`

const { values } = parseArgs({
  options: {
    language: { type: 'string', default: 'en' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  say(HELP)
  process.exit()
}
const language = values.language === 'sw' ? 'sw' : 'en'
const folder = fileURLToPath(new URL(`../../../docs/screens/${language}`, import.meta.url))

const only = new RegExp(values.only)
const chosen = ({ route }: Screen): boolean => only.test(route)
if (!VISITORS.some((visitor) => SCREENS[visitor].some(chosen))) {
  say(`No screen's route matches ${values.only}.`)
  process.exit(2)
}

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, width })))
type Look = (typeof LOOKS)[number]

/** The addresses of a visitor's screens, so that each look shows the same. */
async function addressesOf(url: string, visitor: Visitor): Promise<{ route: string; address: string }[]> {
  const rest = await restOf(url, visitor)
  const shown = []
  for (const screen of SCREENS[visitor].filter(chosen)) shown.push({ route: screen.route, address: await addressOf(screen, rest) })
  return shown
}

const nameOf = (route: string): string =>
  route
    .slice(1)
    .replaceAll(/:(\w+)\??/g, '$1')
    .replaceAll('/', '-') || 'landing'
const fileOf = (route: string, { colorScheme, width }: Look): string => `${nameOf(route)}.${width}.${colorScheme}.png`

/** Draws one visitor's screens in one look. Returns what is wrong with them. */
async function draw(
  browser: Browser,
  url: string,
  visitor: Visitor,
  look: Look,
  screens: { route: string; address: string }[],
): Promise<string[]> {
  const { colorScheme, width } = look
  const context = await browser.newContext({
    baseURL: url,
    colorScheme,
    viewport: { width, height: 800 },
    locale: language === 'sw' ? 'sw-TZ' : 'en-GB',
    timezoneId: 'Africa/Dar_es_Salaam',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const problems: string[] = []
  let at = ''
  page.on('pageerror', ({ message }) => problems.push(`${at}: ${message}`))
  await speak(page, language)
  await enterAs(page, visitor)
  for (const { route, address } of screens) {
    at = `${route} at ${width} px, ${colorScheme}`
    try {
      await page.goto(address)
      await whole(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (wide > 0) problems.push(`${at}: ${wide} px wider than the window`)
      await page.screenshot({ path: join(folder, fileOf(route, look)), fullPage: true })
      drawn += 1
    } catch (error) {
      problems.push(`${at}: ${error instanceof Error ? error.message : error}`)
    }
  }
  await context.close()
  return problems
}

let drawn = 0
const demo = await startDemo()
const browser = await chromium.launch({ args: CHROMIUM, ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}) })
try {
  if (!values.only) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const problems: string[] = []
  for (const visitor of VISITORS) {
    const screens = await addressesOf(demo.url, visitor)
    const drawing = LOOKS.map((look) => () => draw(browser, demo.url, visitor, look, screens))
    // Two at a time: more would only wait for each other.
    for (let next = drawing.splice(0, 2); next.length > 0; next = drawing.splice(0, 2))
      problems.push(...(await Promise.all(next.map((each) => each()))).flat())
    if (!values.json) say(`${visitor}: ${screens.length} screens`)
  }
  await writeFile(join(folder, 'index.html'), gallery())
  const figures = { pictures: drawn, folder: `docs/screens/${language}`, problems }
  if (values.json) say(JSON.stringify(figures))
  else say([...problems, `${drawn} pictures in ${figures.folder}, ${problems.length} problems`].join('\n'))
  process.exitCode = problems.length === 0 ? 0 : 1
} finally {
  await browser.close()
  await demo.stop()
}

/** A page to look through them. */
function gallery(): string {
  const rows = VISITORS.flatMap((visitor) => SCREENS[visitor]).map(({ route }) => {
    const pictures = LOOKS.map(
      (look) =>
        `<img loading="lazy" src="${fileOf(route, look)}" alt="${route}, ${look.width} px, ${look.colorScheme}" width="${look.width / 4 + 80}">`,
    )
    return `<h2>${route}</h2>\n<p>${pictures.join(' ')}</p>`
  })
  return `<!doctype html>\n<meta charset="utf-8">\n<title>Screens</title>\n<style>body{font-family:system-ui}img{vertical-align:top;border:1px solid #8888}</style>\n${rows.join('\n')}\n`
}
