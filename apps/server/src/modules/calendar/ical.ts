import type { IsoDate, Language } from '@ipt/domain'
import ical, { ICalEventTransparency } from 'ical-generator'
import { v5 as uuidOf } from 'uuid'

/** Something on one day or several, of a person's calendar. */
export interface CalendarEntry {
  /** What it is, the same for ever: the event's UID is made of it. */
  key: string
  from: IsoDate
  /** The last day; `from` where it is left out. */
  to?: IsoDate
  summary: string
  description?: string
  place?: string
  /** Every week from `from` on, until this day. */
  weeklyUntil?: IsoDate
  /** When what it says was last changed, and how often it was. */
  changedAt: Date
  changes: number
}

const NAMESPACE = '5b0a5d0e-0f0c-4d0b-9a57-3c5b4f1f8f5e'
const NAME: Record<Language, string> = { en: 'Practical training', sw: 'Mafunzo kwa vitendo' }

/** Asked for again about every six hours, by programs that heed it. */
const AGAIN_S = 6 * 60 * 60

/**
 * The entries as iCalendar (RFC 5545). All of them take whole days and leave the person free. The same entries give the same bytes: DTSTAMP
 * is when the entry was last changed, as it is where there is no METHOD that says otherwise (3.8.7.2).
 */
export function icalOf(entries: readonly CalendarEntry[], language: Language): string {
  const calendar = ical({
    prodId: { company: 'IPT Service', product: 'Calendar feed', language: language.toUpperCase() },
    name: NAME[language],
    ttl: AGAIN_S,
  })
  for (const entry of entries)
    calendar.createEvent({
      id: `${uuidOf(entry.key, NAMESPACE)}@ipt-service`,
      sequence: entry.changes,
      stamp: entry.changedAt,
      allDay: true,
      start: midnight(entry.from),
      end: new Date(midnight(entry.to ?? entry.from).getTime() + DAY_MS),
      summary: oneLine(entry.summary),
      description: entry.description === undefined ? null : entry.description.replaceAll(CONTROLS, ' '),
      location: entry.place === undefined ? null : oneLine(entry.place),
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(entry.weeklyUntil === undefined ? {} : { repeating: `RRULE:FREQ=WEEKLY;UNTIL=${entry.weeklyUntil.replaceAll('-', '')}` }),
    })
  return `${calendar.toString()}\r\n`
}

const DAY_MS = 86_400_000
const midnight = (day: IsoDate): Date => new Date(`${day}T00:00:00Z`)

/** Controls but for the line break, which is written `\\n` (RFC 5545, 3.3.11). */
const CONTROLS = /[^\P{Cc}\n]/gu

/** A name that holds a line break, or another control, must not begin a line of its own. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
