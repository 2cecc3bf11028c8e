import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '@ipt/domain'

/** A chunk, as Vite's manifest tells it. */
interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

/** What the first screen of an address begins with, beside the page's own script: sources of the web app, and whose words they need. */
const BEGINNINGS: readonly { at: RegExp; sources: readonly string[]; words: string | null }[] = [
  ...(['student', 'industry', 'university', 'coordinator'] as const).map((area) => {
    const folder = area === 'student' ? 'student' : 'staff'
    return {
      at: new RegExp(`^/${area}(/|$)`),
      sources: ['src/app/role-area.tsx', `src/app/${folder}/${area}-routes.tsx`],
      words: folder,
    }
  }),
  { at: /^\/sign-in\/?$/, sources: ['src/features/accounts/components/sign-in-page.tsx'], words: null },
]

/**
 * Links for the head of the page, so that the parts of its first screen set out together with the script that would ask for them. A guess
 * that is wrong costs a few kilobytes; where there is no manifest there are none.
 */
export function openFirstParts(webDir: string): (path: string, language: Language) => string {
  const manifest = manifestOf(webDir)
  const page = closure(manifest, ['index.html'])
  const made = new Map<string, string>()
  return (path, language) => {
    const beginning = BEGINNINGS.findIndex(({ at }) => at.test(path))
    const key = `${beginning} ${language}`
    const known = made.get(key)
    if (known !== undefined) return known
    const { sources = [], words = null } = BEGINNINGS[beginning] ?? {}
    const wanted = [...sources, `src/locales/${language}.po`, ...(words === null ? [] : [`src/locales/${words}/${language}.po`])]
    const chunks = [...closure(manifest, wanted)].filter((chunk) => !page.has(chunk))
    const links = [
      ...new Set(chunks.flatMap(({ css = [] }) => css.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`))),
      ...chunks.map(({ file }) => `<link rel="modulepreload" crossorigin href="/${file}">`),
    ].join('')
    made.set(key, links)
    return links
  }
}

/** The first of somebody's languages that we have, by `Accept-Language`; English where there is none. */
export function languageOf(accepted = ''): Language {
  const asked = accepted.split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase())
  return asked.find((tag): tag is Language => LANGUAGES.includes(tag as Language)) ?? 'en'
}

function manifestOf(webDir: string): Record<string, Chunk> {
  try {
    return JSON.parse(readFileSync(join(webDir, '.vite', 'manifest.json'), 'utf8'))
  } catch {
    return {}
  }
}

/** The chunks of these sources, and all that they import before they run. */
function closure(manifest: Record<string, Chunk>, sources: readonly string[], seen = new Set<Chunk>()): Set<Chunk> {
  for (const source of sources) {
    const chunk = manifest[source]
    if (!chunk || seen.has(chunk)) continue
    seen.add(chunk)
    closure(manifest, chunk.imports ?? [], seen)
  }
  return seen
}
