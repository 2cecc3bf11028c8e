import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/** @typedef {{ name: string, report: string, kind: 'vitest' | 'playwright' }} TestPackage report: the file its runner must leave */
/** @typedef {{ passed: number, failed: number, skipped: number, problems: string[] }} Result */

/** The packages that have tests to run. @param {string} root @returns {TestPackage[]} */
export function testPackages(root) {
  const folders = ['apps', 'packages'].flatMap((group) =>
    existsSync(path.join(root, group))
      ? readdirSync(path.join(root, group))
          .sort()
          .map((name) => path.join(root, group, name))
      : [],
  )
  return folders.flatMap((folder) => {
    const manifest = readJson(path.join(folder, 'package.json'))
    const script = manifest?.scripts?.test
    if (!script) return []
    const kind = script.includes('playwright') ? 'playwright' : 'vitest'
    return [{ name: manifest.name, report: path.join(folder, 'test-results', `${kind}.json`), kind }]
  })
}

/** Removes the reports of earlier runs, so that none is taken for this one's. @param {TestPackage[]} packages */
export function removeReports(packages) {
  for (const { report } of packages) rmSync(report, { force: true })
}

/**
 * Adds up what the runners report. One that left no report, or failed without a failing test, counts as one failure.
 *
 * @param {TestPackage[]} packages
 * @param {(name: string) => boolean} expected
 * @returns {Result}
 */
export function readReports(packages, expected) {
  const sum = { passed: 0, failed: 0, skipped: 0, problems: [] }
  for (const { name, report, kind } of packages) {
    const json = readJson(report)
    if (!json && !expected(name)) continue
    const part = readReport(json, kind)
    if (!part) sum.problems.push(`${name}: its test runner left no report.`)
    for (const title of part?.titles ?? []) sum.problems.push(`${name}: ${title}`)
    sum.passed += part?.passed ?? 0
    sum.failed += part?.failed ?? 1
    sum.skipped += part?.skipped ?? 0
  }
  return sum
}

/** @param {any} json @param {TestPackage['kind']} kind */
function readReport(json, kind) {
  try {
    return kind === 'vitest' ? readVitest(json) : readPlaywright(json)
  } catch {
    return undefined
  }
}

/** @param {any} json */
function readVitest(json) {
  const titles = []
  for (const file of json.testResults) {
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    titles.push(...failed.map((test) => test.fullName))
    if (file.status === 'failed' && failed.length === 0) titles.push(`${path.basename(file.name)} could not be run`)
  }
  if (titles.length === 0 && !json.success) titles.push('an error outside of any test')
  return { passed: json.numPassedTests, failed: titles.length, skipped: json.numPendingTests + json.numTodoTests, titles }
}

/** Playwright lists the titles itself. A flaky test passed at its second try. @param {any} json */
function readPlaywright({ stats, errors }) {
  const failed = stats.unexpected || (errors?.length > 0 ? 1 : 0)
  return {
    passed: stats.expected + stats.flaky,
    failed,
    skipped: stats.skipped,
    titles: failed > 0 ? [`${failed} failed`] : [],
  }
}

/** @param {Result} result */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
