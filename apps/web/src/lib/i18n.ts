import { LANGUAGES, type Language } from '@ipt/domain'
import { i18n, type Messages } from '@lingui/core'

export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', sw: 'Kiswahili' }
/** Which conventions dates and numbers follow. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', sw: 'sw-TZ' }

type Catalogue = Record<Language, () => Promise<{ messages: Messages }>>
const BASE: Catalogue = { en: () => import('../locales/en.po'), sw: () => import('../locales/sw.po') }
/** Words that only one kind of people reads, that no first screen shows, or that only trouble brings: those of the folders of that name. */
const OF_AREA = {
  student: { en: () => import('../locales/student/en.po'), sw: () => import('../locales/student/sw.po') },
  staff: { en: () => import('../locales/staff/en.po'), sw: () => import('../locales/staff/sw.po') },
  front: { en: () => import('../locales/front/en.po'), sw: () => import('../locales/front/sw.po') },
  later: { en: () => import('../locales/later/en.po'), sw: () => import('../locales/later/sw.po') },
  trouble: { en: () => import('../locales/trouble/en.po'), sw: () => import('../locales/trouble/sw.po') },
} satisfies Record<string, Catalogue>
const inUse = [BASE]
const STORED = 'ipt.language'

const isLanguage = (value: string | null | undefined): value is Language => LANGUAGES.includes(value as Language)

/** The first language of the browser that we have, or English. */
export const preferredLanguage = (stored: string | null, browser: readonly string[]): Language =>
  isLanguage(stored) ? stored : (browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en')

export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return null
  }
}

/** Loads the language's words, then turns the page over to it. The last one asked for wins. */
let wanted: Language | null = null
export async function activateLanguage(language: Language): Promise<void> {
  wanted = language
  const catalogues = await Promise.all(inUse.map((catalogue) => catalogue[language]()))
  if (wanted !== language) return
  for (const { messages } of catalogues) i18n.load(language, messages)
  i18n.activate(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // Storage is full or forbidden: the choice lasts for this visit.
  }
}

/** Adds the words of an area's screens, in whichever language is shown then. */
export async function loadWords(area: keyof typeof OF_AREA): Promise<void> {
  const catalogue: Catalogue = OF_AREA[area]
  if (!inUse.includes(catalogue)) inUse.push(catalogue)
  const language = wanted ?? 'en'
  const { messages } = await catalogue[language]()
  i18n.load(language, messages)
}
