import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { buildWeb } from './build-web.mjs'
import { findChromium } from './find-chromium.mjs'
import { readReports, removeReports, summaryLine, testPackages } from './test-reports.mjs'

const e2e = '@ipt/e2e'

/**
 * `npm test`: every package's tests, then the browser's, alone; the last line is their sum. Arguments go to turbo, so that
 * `npm test -- --filter=@ipt/db` runs one package.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 * @param {string[]} remarks lines to repeat before the last one
 */
export async function run(command, remarks = []) {
  const { root, env, args } = command
  const chosen = args.filter((arg) => /^(--filter|-F)/.test(arg)).length > 0
  const packages = testPackages(root)
  removeReports(packages)
  const browserTests = !chosen || args.some((arg) => arg.includes('e2e'))
  const browser = browserTests ? await findChromium(command) : { file: undefined, problem: '' }
  if (browser.problem) console.error(browser.problem)
  const withBrowser = { ...command, env: browser.file ? { ...env, CHROME_PATH: browser.file } : env }

  const codes = []
  if (chosen) {
    if (browserTests) await buildWeb(command)
    codes.push(await runTurbo(withBrowser, args))
  } else {
    codes.push(await runTurbo(command, [`--filter=!${e2e}`, `--concurrency=${Math.min(4, availableParallelism())}`, ...args]))
    if (!browser.problem) codes.push(await runBrowserTests(withBrowser, args))
  }

  const result = readReports(packages, (name) => !chosen || args.some((arg) => arg.includes(name)))
  const lines = [...remarks, ...result.problems]
  if (browser.problem) lines.push(browser.problem)
  if (result.failed === 0 && codes.some((code) => code !== 0)) {
    result.failed += 1
    lines.push('A test runner failed without naming a test: see above.')
  }
  for (const line of lines) console.log(line)
  console.log(summaryLine(result))
  return result.failed === 0 && result.passed > 0 ? 0 : 1
}

/** @param {import('./bootstrap/command.mjs').Command} command @param {string[]} args */
async function runBrowserTests(command, args) {
  if (!existsSync(path.join(command.root, 'apps', 'e2e'))) return 0
  try {
    await buildWeb(command)
  } catch (error) {
    console.error(error.message)
    return 1
  }
  return runTurbo(command, [`--filter=${e2e}`, ...args])
}

/** @param {import('./bootstrap/command.mjs').Command} command @param {string[]} args */
async function runTurbo({ root, env, processes }, args) {
  const always = ['run', 'test', '--continue', '--ui=stream', '--log-order=stream', '--output-logs=full']
  const { code } = await processes.run(path.join(root, 'node_modules', '.bin', 'turbo'), [...always, ...args], { cwd: root, env })
  return code
}
