import { PERMISSIONS, ROLES, type Role, UNDO_MS } from '@ipt/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedEvents, type LogFacts, next } from './next.ts'
import {
  LOG_EVENTS,
  LOG_STATUSES,
  LOG_TRANSITIONS,
  type LogEvent,
  type LogStatus,
  type LogTransition,
  TERMINAL_STATUSES,
  transitionOf,
} from './transitions.ts'

const facts = (over: Partial<LogFacts>): LogFacts => ({
  relations: [],
  dateOpen: true,
  currentRevision: true,
  withText: true,
  lastEvent: null,
  ...over,
})

/** Facts under which `event` may happen from where it starts. */
const willing = (event: LogEvent): LogFacts => {
  const row: LogTransition = transitionOf(event)
  return facts({ relations: [row.by], lastEvent: row.undoes ? { event: row.undoes as LogEvent, own: true, ageMs: 0 } : null })
}

describe('the table', () => {
  test('each event has one row, one kind, and a permission for the same role', () => {
    expect(LOG_EVENTS).toHaveLength(LOG_TRANSITIONS.length)
    expect(new Set(LOG_TRANSITIONS.map((row) => row.records)).size).toBe(LOG_TRANSITIONS.length)
    for (const row of LOG_TRANSITIONS) expect(PERMISSIONS[`log.${row.event}`]).toEqual([row.by])
  })

  test('names every state, and archives the two that nothing leaves', () => {
    expect(new Set(LOG_TRANSITIONS.map((row) => row.to))).toEqual(new Set(LOG_STATUSES))
    expect(TERMINAL_STATUSES).toEqual(['VERIFIED_ACADEMIC', 'VOIDED'])
  })
})

describe('next()', () => {
  test('for every state, event and relation, exactly the table’s rows lead on', () => {
    for (const from of [null, ...LOG_STATUSES])
      for (const event of LOG_EVENTS)
        for (const role of ROLES) {
          const row: LogTransition = transitionOf(event)
          const decision = next(from, event, { ...willing(event), relations: [role] })
          if (role !== row.by) expect(decision).toEqual({ ok: false, code: 'NOT_YOURS' })
          else if (from !== row.from) expect(decision).toEqual({ ok: false, code: 'WRONG_STATE' })
          else expect(decision).toEqual({ ok: true, to: row.to })
        }
  })

  test.for(LOG_EVENTS)('%s: each of its guards can refuse it alone, and no other fact can', (event) => {
    const row: LogTransition = transitionOf(event)
    const broken: Record<string, Partial<LogFacts>> = {
      dateOpen: { dateOpen: false },
      currentRevision: { currentRevision: false },
      withText: { withText: false },
    }
    for (const [guard, over] of Object.entries(broken)) {
      const decision = next(row.from as LogStatus | null, event, { ...willing(event), ...over })
      expect(decision).toEqual(row.guards?.includes(guard as never) ? { ok: false, code: 'GUARD', guard } : { ok: true, to: row.to })
    }
  })

  test.for([
    ['at once', 0, true, 'verify', true],
    ['in the last millisecond', UNDO_MS, true, 'verify', true],
    ['a millisecond late', UNDO_MS + 1, true, 'verify', false],
    ['from a clock that went back', -1, true, 'verify', false],
    ['by somebody else', 0, false, 'verify', false],
    ['after something else', 0, true, 'clearFlag', false],
  ] as const)('a verification is taken back %s: %s ms, own %s, last %s → %s', ([, ageMs, own, event, ok]) => {
    expect(
      next('VERIFIED_INDUSTRY', 'undoVerify', facts({ relations: ['industrialSupervisor'], lastEvent: { event, own, ageMs } })).ok,
    ).toBe(ok)
  })

  test('strangers may do nothing, whatever the facts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, ...LOG_STATUSES),
        fc.constantFrom(...LOG_EVENTS),
        fc.boolean(),
        fc.boolean(),
        (status, event, currentRevision, withText) => {
          expect(next(status, event, facts({ currentRevision, withText, lastEvent: { event: 'verify', own: true, ageMs: 0 } }))).toEqual({
            ok: false,
            code: 'NOT_YOURS',
          })
        },
      ),
    )
  })
})

describe('random histories', () => {
  const step = fc.record({
    event: fc.constantFrom(...LOG_EVENTS),
    relations: fc.uniqueArray(fc.constantFrom(...ROLES)),
    currentRevision: fc.boolean(),
    withText: fc.boolean(),
    own: fc.boolean(),
    ageMs: fc.nat(2 * UNDO_MS),
  })

  test('what is validated was verified since the last revision, and an archive is never left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let status: LogStatus | null = null
        let last: LogEvent | null = null
        let verified = false
        for (const { event, own, ageMs, ...rest } of steps) {
          const decision = next(status, event, { ...rest, dateOpen: true, lastEvent: last && { event: last, own, ageMs } })
          if (!decision.ok) continue
          expect(status === null || !TERMINAL_STATUSES.includes(status)).toBe(true)
          if (event === 'verify' || event === 'clearFlag') verified = true
          if (event === 'validate' || event === 'flag') expect(verified).toBe(true)
          if (['amend', 'resubmit', 'undoVerify', 'requestRevision', 'returnToStudent'].includes(event)) verified = false
          status = decision.to
          last = event
        }
      }),
      { numRuns: 500 },
    )
  })

  test('what is allowed is exactly what leads on, given the current revision and a reason', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, ...LOG_STATUSES),
        fc.uniqueArray(fc.constantFrom<Role>(...ROLES)),
        fc.constantFrom(...LOG_EVENTS),
        fc.boolean(),
        fc.nat(2 * UNDO_MS),
        (status, relations, event, own, ageMs) => {
          const lastEvent = { event, own, ageMs }
          const allowed = allowedEvents(status, { relations, lastEvent })
          for (const each of LOG_EVENTS) expect(allowed.includes(each)).toBe(next(status, each, facts({ relations, lastEvent })).ok)
        },
      ),
    )
  })

  test('every state can be reached, and every state that is no archive has a way on', () => {
    const reached = new Set<LogStatus | null>([null])
    for (let before = -1; before < reached.size; ) {
      before = reached.size
      for (const row of LOG_TRANSITIONS) if (reached.has(row.from)) reached.add(row.to)
    }
    expect(reached.size).toBe(LOG_STATUSES.length + 1)
    for (const status of LOG_STATUSES) expect(LOG_TRANSITIONS.some((row) => row.from === status)).toBe(!TERMINAL_STATUSES.includes(status))
  })
})
