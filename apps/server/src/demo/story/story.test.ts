import { addDays } from '@ipt/domain'
import { expect, test } from 'vitest'
import { actsOf } from '../acts.ts'
import { ago, DAYS_BEFORE, instant } from '../season-days.ts'
import { loggedDays } from './days.ts'
import { STORIES } from './index.ts'

/** Every weekday, month and a leap day to begin on. */
const days = Array.from({ length: 400 }, (_, index) => addDays('2028-01-01', index))

test('whenever it is loaded, everything happened between the first day of the season and yesterday, in turn', () => {
  for (const today of days)
    for (const story of STORIES) {
      const times = actsOf(story, today).map((act) => act.at.getTime())
      expect(Math.min(...times, Number.POSITIVE_INFINITY)).toBeGreaterThan(instant(ago(today, DAYS_BEFORE), 0).getTime())
      expect(Math.max(...times, 0)).toBeLessThan(instant(today, 0).getTime())
    }
})

test('whenever it is loaded, a season tells the same of each kind of day', () => {
  for (const today of days)
    for (const story of STORIES.filter(({ arrival }) => arrival !== null)) {
      const logged = loggedDays(story, today)
      expect(new Set(logged.map((day) => day.date)).size).toBe(logged.length)
      const daysAgo = logged.map((day) => day.daysAgo)
      expect(daysAgo).toEqual(expect.arrayContaining([story.startsAgo, ...Object.keys(story.special).map(Number)]))
      expect(daysAgo.filter((each) => story.missing.includes(each))).toEqual([])
    }
})

test('student@ has logged all but one of the days', () => {
  const [neema] = STORIES
  for (const today of days) expect(neema && loggedDays(neema, today).length, today).toBe(DAYS_BEFORE - 1)
})

test('nobody says the same twice', () => {
  for (const story of STORIES) {
    const words = loggedDays(story, '2026-08-18').map((day) => day.entry.content)
    expect(new Set(words).size).toBe(words.length)
  }
})

test('hours are six to nine, in quarters', () => {
  const hours = STORIES.flatMap((story) => loggedDays(story, '2026-08-18')).map((day) => day.entry.hours)
  expect(hours.filter((each) => each < 6 || each > 9 || !Number.isInteger(each * 4))).toEqual([])
})
