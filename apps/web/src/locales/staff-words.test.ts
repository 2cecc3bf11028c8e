/// <reference types="node" />
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('..', import.meta.url))
const inStaff = (path: string): boolean => path.split(sep).includes('staff')

test('nothing outside of a `staff` folder imports from one: its words are not loaded there', () => {
  const strays = globSync('**/*.{ts,tsx}', { cwd: src })
    .filter((file) => !inStaff(file) && basename(file) !== 'areas.ts' && !file.includes('.test.'))
    .flatMap((file) =>
      [...readFileSync(join(src, file), 'utf8').matchAll(/^(?:import|export) (?!type\b)[^'"]*from '(\.[^']+)'/gm)]
        .map((match) => normalize(join(dirname(file), match[1] ?? '')))
        .filter(inStaff)
        .map((target) => `${file} → ${target}`),
    )
  expect(strays).toEqual([])
})
