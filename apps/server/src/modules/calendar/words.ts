import type { IsoDate, Language } from '@ipt/domain'

interface CalendarWords {
  trainingBegins: (what: string) => string
  trainingEnds: (what: string) => string
  students: (count: number) => string
  logUntilToday: (day: IsoDate) => string
  review: string
  seasonBegins: (cohort: string) => string
  seasonEnds: (cohort: string) => string
  logsClose: (cohort: string) => string
  lastDayToLog: string
  leave: string
}

const day = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (date: IsoDate) => format.format(new Date(`${date}T00:00:00Z`))
}
const dayIn = { en: day('en-GB'), sw: day('sw-TZ') }

/** What a calendar feed says, in every language. */
export const CALENDAR_WORDS: Record<Language, CalendarWords> = {
  en: {
    trainingBegins: (what) => `Training begins: ${what}`,
    trainingEnds: (what) => `Training ends: ${what}`,
    students: (count) => `${count} students`,
    logUntilToday: (date) => `Last day to log ${dayIn.en(date)}`,
    review: 'Review this week’s logs',
    seasonBegins: (cohort) => `Season begins: ${cohort}`,
    seasonEnds: (cohort) => `Season ends: ${cohort}`,
    logsClose: (cohort) => `Last day to log: ${cohort}`,
    lastDayToLog: 'Logs are taken until this day.',
    leave: 'Leave',
  },
  sw: {
    trainingBegins: (what) => `Mafunzo yanaanza: ${what}`,
    trainingEnds: (what) => `Mafunzo yanaisha: ${what}`,
    students: (count) => `wanafunzi ${count}`,
    logUntilToday: (date) => `Siku ya mwisho ya kuandika kumbukumbu ya ${dayIn.sw(date)}`,
    review: 'Pitia kumbukumbu za wiki hii',
    seasonBegins: (cohort) => `Msimu unaanza: ${cohort}`,
    seasonEnds: (cohort) => `Msimu unaisha: ${cohort}`,
    logsClose: (cohort) => `Siku ya mwisho ya kuandika kumbukumbu: ${cohort}`,
    lastDayToLog: 'Kumbukumbu zinapokelewa hadi siku hii.',
    leave: 'Ruhusa',
  },
}
