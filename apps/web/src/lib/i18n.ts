import { LANGUAGES, type Language } from '@ipt/domain'
import { i18n, type Messages } from '@lingui/core'

export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', sw: 'Kiswahili' }
/** Which conventions dates and numbers follow. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', sw: 'sw-TZ' }

type Load = Record<Language, () => Promise<{ messages: Messages }>>
const BASE: Load = { en: () => import('../locales/en.po'), sw: () => import('../locales/sw.po') }
const STAFF: Load = { en: () => import('../locales/staff/en.po'), sw: () => import('../locales/staff/sw.po') }
/** Which words are in use: a student's phone never loads those of the staff's screens. */
const loads = [BASE]
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
  const catalogues = await Promise.all(loads.map((load) => load[language]()))
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

/** Adds the words of the staff's screens, in whichever language is shown then. */
export async function loadStaffWords(): Promise<void> {
  if (!loads.includes(STAFF)) loads.push(STAFF)
  const language = wanted ?? 'en'
  const { messages } = await STAFF[language]()
  i18n.load(language, messages)
}
