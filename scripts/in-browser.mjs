import path from 'node:path'
import { buildWeb } from './build-web.mjs'
import { findChromium } from './find-chromium.mjs'

/**
 * Runs a script of the browser's package on the built application, with a browser that was found or installed.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 * @param {string} script below apps/e2e/src
 */
export async function runInBrowser(command, script) {
  const { root, env, node, processes, args } = command
  const browser = await findChromium(command)
  if (browser.problem) {
    console.error(browser.problem)
    return 1
  }
  await buildWeb(command)
  const options = { cwd: root, env: { ...env, CHROME_PATH: browser.file }, graceMs: 40_000, stops: true }
  const { code } = await processes.run(node, [path.join(root, 'apps', 'e2e', 'src', script), ...args], options)
  return code
}
