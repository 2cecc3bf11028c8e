import { describe, expect, it } from 'vitest'
import { ageInDays } from './age.ts'

const now = Date.parse('2026-08-18T12:00:00Z')

describe('ageInDays', () => {
  it('counts whole days', () => {
    expect(ageInDays('2026-08-18T11:59:00Z', now)).toBe(0)
    expect(ageInDays('2026-08-17T12:00:00Z', now)).toBe(1)
    expect(ageInDays('2026-08-11T12:01:00Z', now)).toBe(6)
  })

  it('is today for a moment that a slow clock has not reached', () => {
    expect(ageInDays('2026-08-19T12:00:00Z', now)).toBe(0)
  })
})
