/// <reference types="node" />
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('..', import.meta.url))
const AREAS = ['student', 'staff', 'front']
const areaOf = (path: string): string | undefined => dirname(path).split(sep).find((folder) => AREAS.includes(folder))

test('nothing imports from the folder of an area that it does not belong to: its words are not loaded there', () => {
  const strays = globSync('**/*.{ts,tsx}', { cwd: src })
    .filter((file) => file !== join('lib', 'i18n.ts') && file !== join('app', 'areas.ts') && file !== join('app', 'routes.tsx'))
    .flatMap((file) =>
      [...readFileSync(join(src, file), 'utf8').matchAll(/(?:^(?:import|export) (?!type\b)[^'"]*from |\bimport\()'(\.[^']+)'/gm)]
        .map((match) => normalize(join(dirname(file), match[1] ?? '')))
        .filter((target) => areaOf(target) !== undefined && areaOf(target) !== areaOf(file))
        .map((target) => `${file} → ${target}`),
    )
  expect(strays).toEqual([])
})
