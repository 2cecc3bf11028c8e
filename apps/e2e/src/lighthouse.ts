import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { CHROMIUM } from '../playwright.config.ts'
import { DEMO_PORT } from './addresses.ts'
import { enterAs, type Visitor } from './screens.ts'
import { startDemo } from './start-demo.ts'

const HELP = `pnpm lighthouse [--runs <number>] [--json]
Lighthouse on a phone of the middle class with slow 4G: the demo's sign-in, the student's today, the industrial supervisor's week.
Each is loaded 5 times, or --runs, in a browser that has nothing of it yet; the median counts. Exits with 1 where a goal is missed.`

const PAGES: readonly { name: string; path: string; visitor: Visitor }[] = [
  { name: 'sign-in', path: '/sign-in', visitor: 'nobody' },
  { name: 'student today', path: '/student', visitor: 'student' },
  { name: 'week bundle', path: '/industry', visitor: 'industry' },
]

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** What is measured: points of 100, milliseconds to the largest paint, and the cumulative layout shift; with what it must reach. */
const GOALS = {
  performance: { least: 95 },
  accessibility: { least: 100 },
  'best-practices': { least: 100 },
  seo: { least: 100 },
  lcp: { most: 2_000 },
  cls: { most: 0.02 },
} as const satisfies Record<string, { least: number } | { most: number }>
type Figure = keyof typeof GOALS
type Figures = Record<Figure, number>
const FIGURES = Object.keys(GOALS) as Figure[]

const PORT = DEMO_PORT + 1
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
})
if (values.help) {
  say(HELP)
  process.exit()
}
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) {
  say('--runs takes a whole number from 1 on.')
  process.exit(2)
}

/** One load in a browser of its own, and what of the page is not as it should be. */
async function measure(url: string, path: string, visitor: Visitor): Promise<{ figures: Figures; faults: string[] }> {
  const profile = await mkdtemp(join(tmpdir(), 'ipt-lighthouse-'))
  const context = await chromium.launchPersistentContext(profile, {
    args: [...CHROMIUM, `--remote-debugging-port=${PORT}`],
    baseURL: url,
    ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
  })
  try {
    const [page] = context.pages()
    if (page) await enterAs(page, visitor)
    const result = await lighthouse(`${url}${path}`, {
      port: PORT,
      disableStorageReset: true,
      onlyCategories: [...CATEGORIES],
      logLevel: 'error',
    })
    if (!result) throw new Error('Lighthouse gave no result.')
    const { audits, categories, finalDisplayedUrl, runtimeError } = result.lhr
    if (runtimeError) throw new Error(runtimeError.message)
    if (!finalDisplayedUrl.endsWith(path)) throw new Error(`${path} led to ${finalDisplayedUrl}.`)
    const points = (name: (typeof CATEGORIES)[number]) => Math.round((categories[name]?.score ?? 0) * 100)
    const figures: Figures = {
      performance: points('performance'),
      accessibility: points('accessibility'),
      'best-practices': points('best-practices'),
      seo: points('seo'),
      lcp: Math.round(audits['largest-contentful-paint']?.numericValue ?? Number.POSITIVE_INFINITY),
      cls: Number((audits['cumulative-layout-shift']?.numericValue ?? 1).toFixed(4)),
    }
    const counted = CATEGORIES.slice(1).flatMap((name) => (categories[name]?.auditRefs ?? []).filter(({ weight }) => weight > 0))
    const faults = counted.flatMap(({ id }) => (audits[id]?.score === 0 ? [`${id}: ${audits[id].title}`] : []))
    return { figures, faults }
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] as number

function missed(figures: Figures): string[] {
  return FIGURES.flatMap((figure) => {
    const goal = GOALS[figure]
    const value = figures[figure]
    if ('least' in goal) return value < goal.least ? [`${figure} ${value}, the goal is ${goal.least}`] : []
    return value > goal.most ? [`${figure} ${value}, the goal is at most ${goal.most}`] : []
  })
}

const demo = await startDemo()
try {
  const pages = []
  for (const { name, path, visitor } of PAGES) {
    const loads: { figures: Figures; faults: string[] }[] = []
    for (let run = 0; run < runs; run++) loads.push(await measure(demo.url, path, visitor))
    const figures = Object.fromEntries(FIGURES.map((figure) => [figure, median(loads.map((load) => load.figures[figure]))])) as Figures
    pages.push({ name, ...figures, missed: missed(figures), faults: [...new Set(loads.flatMap(({ faults }) => faults))] })
    if (!values.json) say(`${name}: ${FIGURES.map((figure) => `${figure} ${figures[figure]}`).join(', ')}`)
  }
  const failures = pages.flatMap((page) => [...page.missed, ...page.faults].map((what) => `${page.name}: ${what}`))
  if (values.json) say(JSON.stringify({ runs, pages }))
  else say([...failures, failures.length === 0 ? 'Every goal is met.' : `${failures.length} missed.`].join('\n'))
  process.exitCode = failures.length === 0 ? 0 : 1
} finally {
  await demo.stop()
}
