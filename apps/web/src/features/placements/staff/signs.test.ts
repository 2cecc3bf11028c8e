import type { PlacementView } from '@ipt/contracts'
import { describe, expect, it } from 'vitest'
import { byRisk, needsSomebody, signsOf } from './signs.ts'

const arrival = (status: string, reportedAt = '2026-08-03T08:00:00Z') =>
  ({ status, arrivedOn: '2026-08-03', reportedAt }) as unknown as PlacementView['arrival']

/** A placement from Monday 3 August, seen on Wednesday 19 August, that is on track. */
const placement = (more: Partial<PlacementView> = {}): PlacementView =>
  ({
    status: 'ACTIVE',
    student: { name: 'Neema Mushi' },
    startsOn: '2026-08-03',
    endsOn: '2026-09-25',
    today: '2026-08-19',
    cohort: { workingDays: [1, 2, 3, 4, 5] },
    institution: { timeZone: 'Africa/Dar_es_Salaam' },
    arrival: arrival('CONFIRMED'),
    logs: { submitted: 0, returned: 0, verified: 0, validated: 0, flagged: 0 },
    days: { passed: 12, logged: 12 },
    leaveDays: [],
    holidays: [],
    lastLogDate: '2026-08-18',
    ...more,
  }) as PlacementView

const flagged = { submitted: 0, returned: 0, verified: 0, validated: 0, flagged: 1 }

describe('signsOf', () => {
  it('sees nothing where nothing is', () => {
    expect(signsOf(placement())).toEqual([])
    expect(needsSomebody(placement())).toBe(false)
  })

  it('counts the working days of a silence, without today', () => {
    const silent = placement({ lastLogDate: '2026-08-13', days: { passed: 12, logged: 9 } })
    expect(signsOf(silent)).toEqual([{ kind: 'silent', days: 3, last: '2026-08-13', urgent: true }])
    expect(signsOf(placement({ lastLogDate: '2026-08-14', days: { passed: 12, logged: 10 } }))).toEqual([
      { kind: 'missing', days: 2, passed: 12, logged: 10, urgent: false },
    ])
  })

  it('counts no granted leave as silence', () => {
    const away = { lastLogDate: '2026-08-13', days: { passed: 9, logged: 9 }, leaveDays: ['2026-08-14', '2026-08-17', '2026-08-18'] }
    expect(signsOf(placement(away))).toEqual([])
    expect(signsOf(placement({ ...away, leaveDays: ['2026-08-10', '2026-08-17', '2026-08-19'], days: { passed: 11, logged: 9 } }))).toEqual(
      [{ kind: 'missing', days: 2, passed: 11, logged: 9, urgent: false }],
    )
  })

  it('counts no holiday as silence', () => {
    const silent = placement({ lastLogDate: '2026-08-13', days: { passed: 11, logged: 9 }, holidays: ['2026-08-17'] })
    expect(signsOf(silent)).toEqual([{ kind: 'missing', days: 2, passed: 11, logged: 9, urgent: false }])
  })

  it('tells a silence from the start, and days missing before a silence', () => {
    expect(signsOf(placement({ lastLogDate: null, days: { passed: 12, logged: 0 } }))).toEqual([
      { kind: 'silent', days: 12, last: null, urgent: true },
    ])
    expect(signsOf(placement({ lastLogDate: '2026-08-13', days: { passed: 12, logged: 5 } })).map((sign) => sign.kind)).toEqual([
      'silent',
      'missing',
    ])
  })

  it('sees an arrival that was not reported once a working day has passed', () => {
    const waiting = placement({ status: 'CONFIRMED', arrival: null, lastLogDate: null, days: { passed: 12, logged: 0 } })
    expect(signsOf(waiting)).toEqual([{ kind: 'arrivalNotReported', days: 12, since: '2026-08-03', urgent: true }])
    expect(signsOf({ ...waiting, startsOn: '2026-08-19' })).toEqual([])
  })

  it('sees an arrival without an answer, by the clock of the institution', () => {
    // 22:30 in UTC is the next day there.
    expect(signsOf(placement({ arrival: arrival('REPORTED', '2026-08-13T22:30:00Z') }))).toEqual([
      { kind: 'arrivalNotConfirmed', days: 2, reportedOn: '2026-08-14', urgent: false },
    ])
    expect(signsOf(placement({ arrival: arrival('REPORTED', '2026-08-12T08:00:00Z') }))[0]).toMatchObject({ days: 4, urgent: true })
    expect(signsOf(placement({ arrival: arrival('RETURNED') }))[0]).toMatchObject({ kind: 'arrivalReturned', urgent: false })
  })

  it('sees flags, even after the end, and nothing else of what is over', () => {
    const over = placement({ status: 'COMPLETED', logs: flagged, days: { passed: 40, logged: 20 }, lastLogDate: '2026-08-05' })
    expect(signsOf(over)).toEqual([{ kind: 'flagged', count: 1, urgent: false }])
    expect(signsOf(placement({ status: 'CANCELLED', arrival: arrival('REPORTED') }))).toEqual([])
  })

  it('asks for somebody only when a fifth of the days is missing', () => {
    const missing = (logged: number) => signsOf(placement({ days: { passed: 20, logged } }))[0]
    expect(missing(16)).toMatchObject({ kind: 'missing', days: 4, urgent: false })
    expect(missing(15)).toMatchObject({ kind: 'missing', days: 5, urgent: true })
  })

  it('puts what is urgent first', () => {
    const both = placement({ arrival: arrival('REPORTED', '2026-08-05T08:00:00Z'), days: { passed: 12, logged: 11 } })
    expect(signsOf(both).map((sign) => sign.kind)).toEqual(['arrivalNotConfirmed', 'missing'])
  })
})

describe('byRisk', () => {
  it('goes by risk, then by logs to validate, then by name', () => {
    const named = (name: string, more: Partial<PlacementView> = {}) => placement({ student: { name } as PlacementView['student'], ...more })
    const order = byRisk([
      named('Zainab'),
      named('Amani'),
      named('Busy', { logs: { ...flagged, flagged: 0, verified: 2 } }),
      named('Flag', { logs: flagged }),
      named('Silent', { lastLogDate: null, days: { passed: 12, logged: 0 } }),
    ])
    expect(order.map(({ student }) => student.name)).toEqual(['Silent', 'Flag', 'Busy', 'Amani', 'Zainab'])
  })
})
