/// <reference types="node" />
import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** What each catalogue says for a word, by the word with its context. */
function saidOf(language: string): Map<string, Set<string>> {
  const said = new Map<string, Set<string>>()
  for (const file of globSync(`{,*/}${language}.po`, { cwd: import.meta.dirname })) {
    for (const entry of readFileSync(join(import.meta.dirname, file), 'utf8').split('\n\n')) {
      const [, word = '', text = ''] = /^((?:msgctxt .*\n)?msgid .*)\nmsgstr (.*)$/m.exec(entry) ?? []
      if (word !== 'msgid ""') said.set(word, (said.get(word) ?? new Set()).add(text))
    }
  }
  return said
}

test('a word that stands in several catalogues says the same in all: whichever is loaded last would win (tell them apart by a context)', () => {
  const said = saidOf('sw')
  expect(said.size).toBeGreaterThan(1_000)
  expect([...said].filter(([, texts]) => texts.size > 1)).toEqual([])
})
