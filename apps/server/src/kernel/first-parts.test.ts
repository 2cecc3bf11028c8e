import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languageOf, openFirstParts } from './first-parts.ts'

let webDir: string
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'ipt-web-'))
  await mkdir(join(webDir, '.vite'))
  const chunk = (name: string, imports: string[] = [], css: string[] = []) => ({ file: `assets/${name}.js`, imports, css })
  const manifest = {
    'index.html': chunk('index', ['_base']),
    _base: chunk('base'),
    _form: chunk('form', ['_base'], ['assets/form.css']),
    'src/app/role-area.tsx': chunk('role-area', ['_base'], ['assets/role-area.css']),
    'src/app/student/student-routes.tsx': chunk('student', ['src/app/role-area.tsx', '_form']),
    'src/features/accounts/components/sign-in-page.tsx': chunk('sign-in', ['_form']),
    'src/locales/en.po': chunk('en'),
    'src/locales/sw.po': chunk('sw'),
    'src/locales/student/sw.po': chunk('student-sw'),
  }
  await writeFile(join(webDir, '.vite', 'manifest.json'), JSON.stringify(manifest))
})
afterAll(() => rm(webDir, { recursive: true }))

const named = (links: string): string[] => [...links.matchAll(/\/assets\/([\w.-]+)"/g)].map(([, name]) => name as string)

test.for([
  ['/student/logs', 'sw', ['role-area.css', 'form.css', 'role-area.js', 'student.js', 'form.js', 'sw.js', 'student-sw.js']],
  ['/sign-in', 'en', ['form.css', 'sign-in.js', 'form.js', 'en.js']],
  ['/students', 'en', ['en.js']],
] as const)(
  '%s in %s sets out with what its first screen needs, and with nothing that the page brings itself',
  ([path, language, parts]) => {
    expect(named(openFirstParts(webDir)(path, language))).toEqual(parts)
  },
)

test('without a manifest there are no links', () => {
  expect(openFirstParts(join(webDir, 'none'))('/student', 'en')).toBe('')
})

test.for([
  ['sw-TZ,sw;q=0.9,en;q=0.8', 'sw'],
  ['fr-FR, fr;q=0.9, en;q=0.8', 'en'],
  ['ja', 'en'],
  [undefined, 'en'],
] as const)('%s is answered in %s', ([accepted, language]) => {
  expect(languageOf(accepted)).toBe(language)
})
