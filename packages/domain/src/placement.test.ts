import { expect, test } from 'vitest'
import { allowedPlacementEvents, nextPlacement, PLACEMENT_STATUSES } from './placement.ts'

const open = { over: true, nothingWaits: true, unlogged: true }

test('a coordinator moves a placement as far as its state and its logs allow', () => {
  const can = (facts: Partial<typeof open> = {}) =>
    Object.fromEntries(
      PLACEMENT_STATUSES.map((status) => [status, allowedPlacementEvents(status, { relations: ['coordinator'], ...open, ...facts })]),
    )
  const over = { COMPLETED: [], ENDED_EARLY: [], CANCELLED: [] }
  const early = ['changeDates', 'cancel']
  expect(can()).toEqual({
    PROPOSED: early,
    CONFIRMED: early,
    ACTIVE: ['changeDates', 'changePlace', 'complete', 'endEarly', 'cancel'],
    ...over,
  })
  expect(can({ unlogged: false, nothingWaits: false })).toMatchObject({ ACTIVE: ['changeDates', 'changePlace', 'endEarly'] })
})

test('nobody else does, but for the platform, which completes', () => {
  for (const role of ['student', 'industrialSupervisor', 'universitySupervisor'] as const)
    for (const status of PLACEMENT_STATUSES) expect(allowedPlacementEvents(status, { relations: [role], ...open })).toEqual([])
  expect(allowedPlacementEvents('ACTIVE', { relations: ['system'], ...open })).toEqual(['complete'])
})

test('the refusal names what is in the way', () => {
  const facts = { relations: ['coordinator'] as const, over: false, nothingWaits: false, unlogged: false }
  expect(nextPlacement('ACTIVE', 'complete', facts)).toEqual({ ok: false, code: 'GUARD', guard: 'over' })
  expect(nextPlacement('ACTIVE', 'complete', { ...facts, over: true })).toEqual({ ok: false, code: 'GUARD', guard: 'nothingWaits' })
  expect(nextPlacement('ACTIVE', 'cancel', facts)).toEqual({ ok: false, code: 'GUARD', guard: 'unlogged' })
  expect(nextPlacement('COMPLETED', 'endEarly', facts)).toEqual({ ok: false, code: 'WRONG_STATE' })
})
