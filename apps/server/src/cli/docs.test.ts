import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { EXPORTS } from '../exports/index.ts'
import { COMMANDS } from './run.ts'
import { ipt } from './testing/ipt.ts'

const page = await readFile(new URL('../../../../docs/command-line.md', import.meta.url), 'utf8')
/** What the page says of each command, by name. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section): [string, string] => [section.split('\n')[0] ?? '', section]),
)

test('the page has every command, in their order, and no other', () => {
  expect([...sections.keys()]).toEqual(COMMANDS.map(({ name }) => name))
})

test.for(COMMANDS.map((command) => [command.name, command] as const))(
  '%s: each of its options is on the page, and an example',
  ([name, { options }]) => {
    const section = sections.get(name) ?? ''
    for (const option of Object.keys(options)) expect(section).toContain(`\`--${option}\``)
    expect(section).toMatch(new RegExp(`^ {4}(\\S+ )?pnpm ipt ${name}`, 'm'))
    const known = new Set([...Object.keys(options), 'help', 'json'])
    for (const [, option = ''] of section.matchAll(/--([a-z][a-z-]*)/g)) expect(known, `--${option}`).toContain(option)
  },
)

test.for(COMMANDS.map((command) => [command.name, command] as const))(
  '%s --help: its options, its example, its exit codes',
  async ([name, command]) => {
    const { code, out, err } = await ipt({}, [name, '--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`)
    expect(out).toContain(command.example)
    expect(out).toMatch(/^Exit codes: 0 done, 1 .+, 2 not understood\.$/m)
  },
)

test('every list that can be exported is on the page', () => {
  for (const { name } of EXPORTS) expect(sections.get('export')).toContain(`\`${name}\``)
})

test('the help of all names every command and the exit codes', async () => {
  const { out } = await ipt({}, ['--help'])
  for (const { name } of COMMANDS) expect(out).toContain(`  ${name} `)
  expect(out).toContain('Exit codes: 0 done')
})
