import { addDays, dateIn, type IsoDate, mondayOf } from './calendar.ts'

/** How a kind of notification goes by mail: by itself, with others in a digest, or not. */
export const MAIL_WAYS = ['atOnce', 'digest', 'never'] as const
export type MailWay = (typeof MAIL_WAYS)[number]

export const DIGEST_RHYTHMS = ['daily', 'weekly', 'off'] as const
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number]

/** When a person wants mails. Hours of the day, 0 to 23, by the institution's clock; quiet goes from `from` up to `to`, over midnight too. */
export interface MailTimes {
  rhythm: DigestRhythm
  quiet: { from: number; to: number } | null
}

/** Digests go at this hour: daily, or on Mondays. */
export const DIGEST_HOUR = 7

export const USUAL_MAIL_TIMES: MailTimes = { rhythm: 'daily', quiet: null }

/** When something that happened at `at` goes by mail; null where it never does. */
export function mailDueAt(way: MailWay, { rhythm, quiet }: MailTimes, timeZone: string, at: Date): Date | null {
  if (way === 'atOnce') return afterQuiet(quiet, timeZone, at)
  if (way === 'never' || rhythm === 'off') return null
  return afterQuiet(quiet, timeZone, nextDigest(rhythm, timeZone, at))
}

/** `at`, or the end of the quiet hours that it falls into. */
export function afterQuiet(quiet: MailTimes['quiet'], timeZone: string, at: Date): Date {
  if (quiet === null) return at
  const hour = new Date(wallClock(timeZone, at.getTime())).getUTCHours()
  const over = quiet.from > quiet.to
  const still = over ? hour >= quiet.from || hour < quiet.to : hour >= quiet.from && hour < quiet.to
  if (!still) return at
  const today = dateIn(timeZone, at)
  return instantIn(timeZone, over && hour >= quiet.from ? addDays(today, 1) : today, quiet.to)
}

function nextDigest(rhythm: 'daily' | 'weekly', timeZone: string, at: Date): Date {
  const today = dateIn(timeZone, at)
  const day = rhythm === 'daily' ? today : mondayOf(today)
  const next = instantIn(timeZone, day, DIGEST_HOUR)
  return next > at ? next : instantIn(timeZone, addDays(day, rhythm === 'daily' ? 1 : 7), DIGEST_HOUR)
}

/** The moment at which clocks in a time zone show this day and hour; an hour that a change of the clock leaves out comes an hour later. */
export function instantIn(timeZone: string, day: IsoDate, hour: number): Date {
  const shown = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const near = shown - (wallClock(timeZone, shown) - shown)
  return new Date(shown - (wallClock(timeZone, near) - near))
}

/** What clocks in a time zone show at an instant, as if it were UTC. */
function wallClock(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}
