import { run as check } from './check.mjs'
import { run as test } from './test.mjs'

/**
 * `npm run verify`: the checks, then the tests, whatever the checks said.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 */
export async function run(command) {
  const checked = await check(command)
  const tested = await test(command, checked === 0 ? [] : ['The static checks failed: see above.'])
  return checked || tested
}
