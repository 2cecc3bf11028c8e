/// <reference types="node" />
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const lingui = fileURLToPath(import.meta.resolve('@lingui/cli')).replace(/index\.js$/, 'lingui.js')

/** What a check of the command line has to say against the catalogues: nothing, or the lines that name what is wrong. */
async function findings(...check: string[]): Promise<string> {
  return promisify(execFile)(process.execPath, [lingui, 'check', ...check, '--verbose', '--workers', '1'], { cwd: root }).then(
    () => '',
    (failure: { stdout: string; stderr: string }) => failure.stdout + failure.stderr,
  )
}

test('every catalogue holds the words of the sources, no more and no fewer (mend with `pnpm i18n`)', { timeout: 60_000 }, async () => {
  expect(await findings('sync', '--clean')).toBe('')
})

test('every word is there in every language', { timeout: 60_000 }, async () => {
  expect(await findings('missing')).toBe('')
})
