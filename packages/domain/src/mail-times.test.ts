import { expect, test } from 'vitest'
import { type MailTimes, type MailWay, mailDueAt } from './mail-times.ts'

const DAR = 'Africa/Dar_es_Salaam'
const daily: MailTimes = { rhythm: 'daily', quiet: null }
const weekly: MailTimes = { rhythm: 'weekly', quiet: null }
const off: MailTimes = { rhythm: 'off', quiet: null }
const night = { from: 20, to: 6 }
const noon = { from: 12, to: 14 }

// Dar es Salaam is three hours ahead of UTC; 18 August 2026 is a Tuesday.
test.for<[string, MailWay, MailTimes, string, string, string | null]>([
  ['at once goes at once', 'atOnce', daily, DAR, '2026-08-18T09:00:00Z', '2026-08-18T09:00:00.000Z'],
  ['a day’s goes the next morning', 'digest', daily, DAR, '2026-08-18T09:00:00Z', '2026-08-19T04:00:00.000Z'],
  ['before seven, the same morning', 'digest', daily, DAR, '2026-08-18T03:59:59Z', '2026-08-18T04:00:00.000Z'],
  ['at seven sharp it is too late for today’s', 'digest', daily, DAR, '2026-08-18T04:00:00Z', '2026-08-19T04:00:00.000Z'],
  ['a week’s goes on Monday', 'digest', weekly, DAR, '2026-08-18T09:00:00Z', '2026-08-24T04:00:00.000Z'],
  ['on Monday before seven, the same day', 'digest', weekly, DAR, '2026-08-24T03:00:00Z', '2026-08-24T04:00:00.000Z'],
  ['on Monday after seven, a week later', 'digest', weekly, DAR, '2026-08-24T05:00:00Z', '2026-08-31T04:00:00.000Z'],
  ['no digest, no mail', 'digest', off, DAR, '2026-08-18T09:00:00Z', null],
  ['without a digest, at once still goes', 'atOnce', off, DAR, '2026-08-18T09:00:00Z', '2026-08-18T09:00:00.000Z'],
  ['never is never', 'never', daily, DAR, '2026-08-18T09:00:00Z', null],
  ['at night it waits for the morning', 'atOnce', { ...daily, quiet: night }, DAR, '2026-08-18T19:30:00Z', '2026-08-19T03:00:00.000Z'],
  ['so it does past midnight', 'atOnce', { ...daily, quiet: night }, DAR, '2026-08-18T22:30:00Z', '2026-08-19T03:00:00.000Z'],
  ['when the night is over, it goes', 'atOnce', { ...daily, quiet: night }, DAR, '2026-08-19T03:00:00Z', '2026-08-19T03:00:00.000Z'],
  ['quiet at noon ends the same day', 'atOnce', { ...daily, quiet: noon }, DAR, '2026-08-18T09:30:00Z', '2026-08-18T11:00:00.000Z'],
  ['a digest waits too', 'digest', { ...daily, quiet: { from: 22, to: 8 } }, DAR, '2026-08-18T09:00:00Z', '2026-08-19T05:00:00.000Z'],
  ['seven is seven on the day that summer begins', 'digest', daily, 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T05:00:00.000Z'],
  ['and on the day that it ends', 'digest', daily, 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T06:00:00.000Z'],
])('%s', ([, way, times, timeZone, at, due]) => {
  expect(mailDueAt(way, times, timeZone, new Date(at))?.toISOString() ?? null).toBe(due)
})
