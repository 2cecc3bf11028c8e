import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Stopped } from './bootstrap/own-processes.mjs'
import { buildWeb } from './build-web.mjs'
import { findChromium } from './find-chromium.mjs'
import { readReports, removeReports, summaryLine, testPackages } from './test-reports.mjs'

const browserPackage = '@ipt/e2e'

/**
 * `npm test`: every package's tests, then the browser's, alone; the last line is their sum. Arguments go to turbo, so that
 * `npm test -- --filter=@ipt/db` runs one package.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 * @param {string[]} remarks lines to repeat before the last one
 */
export async function run(command, remarks = []) {
  const filters = command.args.filter((arg) => arg.startsWith('--filter='))
  const others = command.args.filter((arg) => !arg.startsWith('--filter='))
  const browserFilters = filters.filter((filter) => filter.includes('e2e'))
  const packageFilters = filters.length > 0 ? filters.filter((filter) => !browserFilters.includes(filter)) : [`--filter=!${browserPackage}`]
  const withBrowser = filters.length === 0 || browserFilters.length > 0
  const packages = testPackages(command.root)
  removeReports(packages)

  const problems = []
  const codes = []
  const browser = withBrowser ? await findChromium(command) : undefined
  if (browser?.problem) console.error(browser.problem)
  if (packageFilters.length > 0) {
    codes.push(await runTurbo(command, [...packageFilters, `--concurrency=${Math.min(4, availableParallelism())}`, ...others]))
  }
  if (browser?.problem) problems.push(browser.problem)
  else if (browser) {
    const problem = await tryBuild(command)
    if (problem) problems.push(problem)
    else
      codes.push(
        await runTurbo({ ...command, env: { ...command.env, CHROME_PATH: browser.file } }, [`--filter=${browserPackage}`, ...others]),
      )
  }

  const expected = (/** @type {string} */ name) => filters.length === 0 || filters.includes(`--filter=${name}`)
  const result = readReports(packages, expected)
  if (result.failed === 0 && (problems.length > 0 || codes.some((code) => code !== 0))) {
    result.failed = 1
    problems.push('A test runner failed without naming a test: see above.')
  }
  for (const line of [...remarks, ...problems, ...result.problems]) console.log(line)
  console.log(summaryLine(result))
  return result.failed === 0 && result.passed > 0 ? 0 : 1
}

/** The browser's tests run on the built application. @param {import('./bootstrap/command.mjs').Command} command @returns {Promise<string>} */
async function tryBuild(command) {
  try {
    await buildWeb(command)
    return ''
  } catch (error) {
    if (error instanceof Stopped) throw error
    return error.message
  }
}

/** @param {import('./bootstrap/command.mjs').Command} command @param {string[]} args */
async function runTurbo({ root, env, processes }, args) {
  const always = ['run', 'test', '--continue', '--ui=stream', '--log-order=stream', '--output-logs=full']
  const { code } = await processes.run(path.join(root, 'node_modules', '.bin', 'turbo'), [...always, ...args], { cwd: root, env })
  return code
}
