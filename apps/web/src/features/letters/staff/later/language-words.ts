import type { Language } from '@ipt/domain'

/** Each language by its own name. */
export const LANGUAGE_WORDS: Record<Language, string> = { en: 'English', sw: 'Kiswahili' }
