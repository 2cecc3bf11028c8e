import type { Language } from '@ipt/domain'
import { useLingui } from '@lingui/react'
import { LOCALES } from './i18n.ts'

const MB = 1_024 * 1_024

/** Calendar days have no time zone; formatting them in UTC keeps every phone on the same day. */
const asDay = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Dates, times and numbers in one language. Days are `YYYY-MM-DD`, moments RFC 3339. */
export function formatsFor(language: Language) {
  const locale = LOCALES[language]
  const day = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (date: string) => format.format(asDay(date))
  }
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const number = new Intl.NumberFormat(locale)
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return {
    /** Tuesday 18 August */
    dayLong: day({ weekday: 'long', day: 'numeric', month: 'long' }),
    /** Tue 18 Aug */
    dayShort: day({ weekday: 'short', day: 'numeric', month: 'short' }),
    /** 18 Aug 2026 */
    date: day({ day: 'numeric', month: 'short', year: 'numeric' }),
    /** August 2026 */
    month: day({ month: 'long', year: 'numeric' }),
    /** Tue 18 Aug, 14:32 — by the clock of the device. */
    moment: (at: string) => moment.format(new Date(at)),
    /** 14:32 */
    time: (at: string | Date) => clock.format(new Date(at)),
    number: (value: number) => number.format(value),
    /** 214 kB, 3.8 MB; of 1,024, as the limits are counted. */
    bytes: (size: number) => (size < MB ? `${short.format(Math.max(1, Math.round(size / 1_024)))} kB` : `${short.format(size / MB)} MB`),
  }
}

export type Formats = ReturnType<typeof formatsFor>

const made = new Map<string, Formats>()

export function useFormats(): Formats {
  const { i18n } = useLingui()
  const language = i18n.locale as Language
  const formats = made.get(language) ?? formatsFor(language)
  made.set(language, formats)
  return formats
}
