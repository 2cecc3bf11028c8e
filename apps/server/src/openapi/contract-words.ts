import { readdirSync, readFileSync } from 'node:fs'
import { snake } from '../kernel/case.ts'

const SOURCES = new URL('../../../../packages/contracts/src/', import.meta.url)

/** The doc comments of the contracts: of `Schema`, and of `Schema.field` in snake_case. The words stand once, where the contract stands. */
export function contractWords(): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const file of readdirSync(SOURCES).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')))
    readWords(readFileSync(new URL(file, SOURCES), 'utf8'), words)
  return words
}

const TOLD =
  /\/\*\*(?<comment>(?:(?!\*\/)[\s\S])*)\*\/\n(?<indent> *)(?:export const (?<schema>\w+) = |(?<field>\w+): )|export const (?<plain>\w+) = /g

function readWords(source: string, words: Map<string, string>): void {
  let schema = ''
  for (const { groups = {} } of source.matchAll(TOLD)) {
    schema = groups.schema ?? groups.plain ?? schema
    if (groups.comment === undefined) continue
    const text = groups.comment.replaceAll(/\s*\n\s*\* ?/g, ' ').trim()
    if (groups.field === undefined) words.set(schema, text)
    else if (groups.indent === '  ') words.set(`${schema}.${snake(groups.field)}`, text)
  }
}
