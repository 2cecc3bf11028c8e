import type { Language } from './languages.ts'

/** The letters that a university writes about a placement: "may this student come?", and, in acceptance of the place, "he is placed with you". */
export const LETTER_KINDS = ['INTRODUCTION', 'PLACEMENT'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** What a template may name between `{{` and `}}`. */
export const LETTER_PLACEHOLDERS = [
  'letter.number',
  'letter.date',
  'student.name',
  'student.number',
  'student.programme',
  'institution.name',
  'season.name',
  'organisation.name',
  'site.name',
  'placement.from',
  'placement.to',
  'supervisor.industrial',
  'supervisor.university',
] as const
export type LetterPlaceholder = (typeof LETTER_PLACEHOLDERS)[number]
export type LetterValues = Record<LetterPlaceholder, string>

const NAMED = /\{\{\s*([^{}]*?)\s*\}\}/g
const isPlaceholder = (name: string): name is LetterPlaceholder => (LETTER_PLACEHOLDERS as readonly string[]).includes(name)

/** The names in a template that mean nothing, each once, in their order. */
export const unknownPlaceholders = (template: string): string[] => [
  ...new Set([...template.matchAll(NAMED)].map(([, name = '']) => name).filter((name) => !isPlaceholder(name))),
]

/** A template with its values. What it names and nobody knows stays as it stands. A value is never read as a template again. */
export const fillLetter = (template: string, values: LetterValues): string =>
  template.replaceAll(NAMED, (all, name: string) => (isPlaceholder(name) ? values[name] : all))

/** A letter's number as it is written: `3/2026`. */
export const letterNumber = ({ number, year }: { number: number; year: number }): string => `${number}/${year}`

export interface LetterText {
  title: string
  body: string
}

/** What each letter says until a coordinator writes it anew. */
export const LETTER_TEXTS: Record<LetterKind, Record<Language, LetterText>> = {
  INTRODUCTION: {
    en: {
      title: 'Introduction of {{student.name}}',
      body: `To {{organisation.name}}

We introduce {{student.name}}, registration number {{student.number}}, a student of {{student.programme}} at {{institution.name}}.

Industrial practical training is part of the studies. We ask you to receive the student at {{site.name}} from {{placement.from}} to {{placement.to}} ({{season.name}}), and to guide and assess the work of each day.

Thank you for your help.`,
    },
    sw: {
      title: 'Utambulisho wa {{student.name}}',
      body: `Kwa {{organisation.name}}

Tunamtambulisha {{student.name}}, namba ya usajili {{student.number}}, mwanafunzi wa {{student.programme}} katika {{institution.name}}.

Mafunzo kwa vitendo ni sehemu ya masomo. Tunaomba mumpokee mwanafunzi huyu {{site.name}} kuanzia {{placement.from}} hadi {{placement.to}} ({{season.name}}), na kumwongoza katika kazi za kila siku.

Tunashukuru kwa msaada wenu.`,
    },
  },
  PLACEMENT: {
    en: {
      title: 'Acceptance of the placement of {{student.name}}',
      body: `To {{organisation.name}}

Thank you for the place that you offer. We accept it: {{student.name}}, registration number {{student.number}}, of {{student.programme}}, is placed with you at {{site.name}} from {{placement.from}} to {{placement.to}} ({{season.name}}).

Supervisor at your place: {{supervisor.industrial}}
Supervisor at the university: {{supervisor.university}}

The student logs the work of each day; the supervisor at your place verifies it, and the university validates it.`,
    },
    sw: {
      title: 'Kukubali nafasi ya mafunzo ya {{student.name}}',
      body: `Kwa {{organisation.name}}

Asanteni kwa nafasi mliyoitoa. Tunaikubali: {{student.name}}, namba ya usajili {{student.number}}, wa {{student.programme}}, atafanya mafunzo kwenu {{site.name}} kuanzia {{placement.from}} hadi {{placement.to}} ({{season.name}}).

Msimamizi wa mahali pa mafunzo: {{supervisor.industrial}}
Msimamizi wa chuo: {{supervisor.university}}

Mwanafunzi anaandika kazi ya kila siku; msimamizi wa mahali pa mafunzo anaithibitisha, na chuo kinaiidhinisha.`,
    },
  },
}
