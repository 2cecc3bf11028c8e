import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'

const run = promisify(execFile)

/** A command of a page, and what the page says that it prints: of these kinds, in this order. */
interface Step {
  title: string
  code: string
  answers: { kind: string; text: string }[]
}

/** The commands of a page in Markdown: each block of `sh`, with the blocks that follow it. */
export function stepsOf(page: string): Step[] {
  const steps: Step[] = []
  let title = ''
  for (const [, heading, kind, text = ''] of page.matchAll(/^#+ (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm)) {
    if (heading) title = heading
    else if (kind === 'sh') steps.push({ title, code: text, answers: [] })
    else if (kind) steps.at(-1)?.answers.push({ kind, text })
  }
  return steps
}

/** Throws, with what is missing, where a page's commands can't be run at all. */
export async function assertTools(): Promise<void> {
  for (const tool of ['bash', 'curl'])
    await run(tool, ['--version']).catch(() => {
      throw new Error(`This test runs commands of the documentation, and needs ${tool}: install it (on Debian: apt-get install ${tool}).`)
    })
}

const PARTS = '.parts'
const NAME = /\$([A-Z_]+)/g

/** What a step printed, with the answers that its page tells, in which variables have their values. */
interface Ran {
  step: Step
  printed: string
  told: Step['answers']
}

/** Runs the steps, one after the other in one shell, in this folder. Where a command fails it throws, after those that went well, and says which. */
export async function* runSteps(steps: readonly Step[], folder: string): AsyncGenerator<Ran> {
  await mkdir(join(folder, PARTS))
  const names = steps.map(({ answers }) => [
    ...new Set(answers.flatMap(({ text }) => [...text.matchAll(NAME)].map(([, name]) => name as string))),
  ])
  const script = steps.map(({ code }, index) => {
    const values = names[index]?.map((name) => `"\${${name}-}"`).join(' ')
    return `{\n${code}} > ${PARTS}/${index}.out\nprintf '%s\\0' ${values} > ${PARTS}/${index}.values\n`
  })
  await writeFile(join(folder, PARTS, 'script'), `set -euo pipefail\n${script.join('')}`)
  // Nobody's .curlrc, and no proxy.
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' }
  const failure = await run('bash', [`${PARTS}/script`], { cwd: folder, env }).then(() => '', String)
  for (const [index, step] of steps.entries()) {
    const [printed, values] = await Promise.all(
      ['out', 'values'].map((part) => readFile(join(folder, PARTS, `${index}.${part}`), 'utf8').catch(() => null)),
    )
    if (typeof values !== 'string') throw new Error(`${step.title}\n${step.code}\n${printed}\n${failure}`)
    const told = step.answers.map(({ kind, text }) => ({ kind, text: filledIn(text, names[index] ?? [], values.split('\0')) }))
    yield { step, printed: printed ?? '', told }
  }
}

const filledIn = (text: string, names: readonly string[], values: readonly string[]): string =>
  text.replaceAll(NAME, (name, bare) => values[names.indexOf(bare)] || name)

/** Holds what was printed to what the page tells: its last lines to that many answers; of one that is told with its head, all that is named. */
export function expectTold({ printed, told }: Pick<Ran, 'printed' | 'told'>): void {
  const whole = told.find(({ kind }) => kind === 'http')
  if (whole) expectHttp(printed, whole.text)
  else expectLines(printed, told)
}

function expectLines(printed: string, told: Step['answers']): void {
  const wanted = told.flatMap(({ kind, text }) =>
    kind === 'json' ? jsonIn(text).map((value) => wildly(JSON.parse(value))) : text.trimEnd().split('\n'),
  )
  const lines = printed.split('\n').filter(Boolean)
  expect.soft(lines.length, printed).toBeGreaterThanOrEqual(wanted.length)
  for (const [index, line] of lines.slice(lines.length - wanted.length).entries()) {
    const expected = wanted[index]
    expect.soft(typeof expected === 'string' ? line : JSON.parse(line), line).toEqual(expected)
  }
}

function expectHttp(printed: string, told: string): void {
  const [[head, body], [toldHead, toldBody]] = [splitAnswer(printed), splitAnswer(told)]
  expect.soft(head).toEqual(expect.arrayContaining(toldHead))
  expect.soft(JSON.parse(body), body).toEqual(wildly(JSON.parse(toldBody)))
}

/** The lines of the head, names in lower case, and the body. */
function splitAnswer(text: string): [head: string[], body: string] {
  const [head = '', body = ''] = text.replaceAll('\r', '').split('\n\n')
  return [head.split('\n').map((line) => line.replace(/^[\w-]+:/, (name) => name.toLowerCase())), body]
}

/** Several JSON values one after the other, each beginning a line of its own. */
const jsonIn = (text: string): string[] => text.trim().split(/\n(?=[[{])/)

/** What a page says, as something to compare with: `…` stands for anything, and an object may hold more than is told. */
function wildly(told: unknown): unknown {
  if (told === '…') return expect.anything()
  if (Array.isArray(told)) return told.map(wildly)
  if (told !== null && typeof told === 'object')
    return expect.objectContaining(Object.fromEntries(Object.entries(told).map(([key, value]) => [key, wildly(value)])))
  return told
}
