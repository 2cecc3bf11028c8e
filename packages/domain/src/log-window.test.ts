import { expect, test } from 'vitest'
import { dateVerdict, type LogWindow } from './log-window.ts'

const window: LogWindow = {
  placementStartsOn: '2026-08-03',
  placementEndsOn: '2026-09-25',
  cohortStartsOn: '2026-07-20',
  cohortEndsOn: '2026-09-30',
  logWindowDays: 3,
}
const today = '2026-08-18'

test.for([
  ['today', '2026-08-18', undefined, { open: true, late: false }],
  ['the last day that is still taken', '2026-08-15', undefined, { open: true, late: false }],
  ['the day after that, written in time', '2026-08-14', '2026-08-14', { open: true, late: true }],
  [
    'the day after that, written late too',
    '2026-08-14',
    '2026-08-18',
    { open: false, reason: 'TOO_LATE', from: '2026-08-15', to: '2026-08-18' },
  ],
  ['written before the day itself', '2026-08-14', '2026-08-13', { open: false, reason: 'TOO_LATE', from: '2026-08-15', to: '2026-08-18' }],
  ['tomorrow', '2026-08-19', undefined, { open: false, reason: 'FUTURE', from: '2026-08-03', to: '2026-08-18' }],
  ['before the placement', '2026-08-02', undefined, { open: false, reason: 'OUTSIDE_PLACEMENT', from: '2026-08-03', to: '2026-08-18' }],
  ['before the season', '2026-07-19', undefined, { open: false, reason: 'OUTSIDE_COHORT', from: '2026-08-03', to: '2026-08-18' }],
  ['after the season', '2026-10-01', undefined, { open: false, reason: 'OUTSIDE_COHORT', from: '2026-08-03', to: '2026-08-18' }],
] as const)('%s', ([, date, writtenOn, verdict]) => {
  expect(dateVerdict(window, date, today, writtenOn)).toEqual(verdict)
})

test('without a limit a day is taken until the season ends, and no longer', () => {
  const open = { ...window, logWindowDays: null }
  expect(dateVerdict(open, '2026-08-03', '2026-09-30')).toEqual({ open: true, late: false })
  expect(dateVerdict(open, '2026-08-03', '2026-10-01')).toMatchObject({ open: false, reason: 'TOO_LATE' })
})
