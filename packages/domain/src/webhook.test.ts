import { expect, test } from 'vitest'
import { pauseAfter, WEBHOOK_EVENT_TYPES, WEBHOOK_EVENTS, WEBHOOK_TRIES } from './webhook.ts'

test('the last of eight tries comes about a day after the first, whatever chance says', () => {
  for (const chance of [0, 0.5, 1]) {
    const pauses = Array.from({ length: WEBHOOK_TRIES }, (_, index) => pauseAfter(index + 1, chance))
    expect(pauses.at(-1)).toBeNull()
    const total = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0)
    expect(total / 3_600_000).toBeGreaterThan(21)
    expect(total / 3_600_000).toBeLessThan(26)
  }
  expect(pauseAfter(1, 0)).toBe(54_000)
  expect(pauseAfter(1, 1)).toBe(66_000)
})

test('public names are those of the specification, and none stands for two kinds', () => {
  expect(WEBHOOK_EVENT_TYPES.filter((type) => !/^[a-z]+\.[a-z_]+$/.test(type))).toEqual([])
  const kinds = Object.values(WEBHOOK_EVENTS)
  expect(new Set(kinds).size).toBe(kinds.length)
})
