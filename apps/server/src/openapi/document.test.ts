import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire, registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { documentOfRest, REST } from '../app.ts'
import { OPERATIONS, WITHOUT_OPERATION } from '../rest.ts'
import { appRouter } from '../router.ts'

const text = JSON.stringify(documentOfRest())

test('every procedure has an operation, or a line that says why not', () => {
  const procedures = Object.keys(appRouter._def.procedures)
  const served = [...OPERATIONS.map(({ procedure }) => procedure), ...REST.flatMap(({ told }) => told.flatMap(({ serves = [] }) => serves))]
  const told = [...served, ...Object.keys(WITHOUT_OPERATION)]
  expect(procedures.filter((procedure) => !told.includes(procedure))).toEqual([])
  expect(told.filter((procedure) => !procedures.includes(procedure))).toEqual([])
  expect(told).toHaveLength(new Set(told).size)
})

test('an answer is told whole: its objects have no other fields than those', () => {
  const open: string[] = []
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('properties' in value && 'type' in value && value.type === 'object' && !('additionalProperties' in value)) open.push(path)
    for (const [key, inner] of Object.entries(value)) look(inner, `${path}/${key}`)
  }
  const { paths, components } = JSON.parse(text) as {
    paths: Record<string, Record<string, { responses: object }>>
    components: { schemas: object }
  }
  look(components.schemas, '')
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { responses }] of Object.entries(methods)) look(responses, `${method} ${path}`)
  expect(open).toEqual([])
})

test('Redocly’s recommended rules find nothing', { timeout: 60_000 }, async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  expect(problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)).toEqual([])
})

test('Spectral’s recommended rules find nothing', { timeout: 120_000 }, async () => {
  const run = promisify(execFile)(process.execPath, [fileURLToPath(new URL('testing/spectral.ts', import.meta.url))])
  run.child.stdin?.end(text)
  expect((await run).stdout).toBe('')
})

/** What somebody writes against the generated types: it compiles where they are whole, and where they say what the server says. */
const CALLER = `
import type { components, operations, paths } from './api'
type Taken = paths['/api/v1/logs']['get']['parameters']['query']
export const query: Taken = { status: ['SUBMITTED'], from: '2026-08-01', limit: 20 }
export const verified: operations['logbook_verify']['requestBody']['content']['application/json'] = { status: 'verified' }
export const pageOf = (page: operations['logbook_list']['responses'][200]['content']['application/json']): string | null => page.next
export const codeOf = (problem: components['schemas']['Problem']): string => problem.code
// @ts-expect-error A state that is none.
export const never: Taken = { status: ['DONE'] }
`

/** It writes types by TypeScript's JavaScript API, which TypeScript 7 has not yet. */
async function generator(): Promise<typeof import('openapi-typescript')> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'typescript' ? next('typescript-6', { ...context, parentURL: import.meta.url }) : next(specifier, context),
  })
  try {
    return await import('openapi-typescript')
  } finally {
    hooks.deregister()
  }
}

test('a client that openapi-typescript makes of it compiles', { timeout: 120_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ipt-client-'))
  try {
    const { astToString, default: typesOf } = await generator()
    await writeFile(join(dir, 'api.ts'), astToString(await typesOf(text)))
    await writeFile(join(dir, 'caller.ts'), CALLER)
    const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', '']
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, ...options, join(dir, 'caller.ts')]).catch((error) => error)
    expect(stdout).toBe('')
  } finally {
    await rm(dir, { recursive: true })
  }
})
