import { expect, test } from 'vitest'
import { lastSevenDays } from './week.ts'

// 18 August 2026 is a Tuesday.
const placement = {
  today: '2026-08-18',
  startsOn: '2026-08-13',
  endsOn: '2026-09-25',
  cohort: {
    id: 'c',
    name: 'IPT 2026',
    startsOn: '2026-07-20',
    endsOn: '2026-09-25',
    requiredDays: 50,
    requiredMinutes: null,
    day: 1,
    days: 50,
    workingDays: [1, 2, 3, 4, 5],
  },
  logWindow: { from: '2026-08-15', to: '2026-08-18' },
  leaveDays: [] as string[],
  holidays: [] as string[],
  holidayNames: [] as string[],
}
const log = (logDate: string, status: 'SUBMITTED' | 'VOIDED' = 'SUBMITTED') => ({ id: logDate, status, logDate })

test('tells days with a log, without one, at rest, outside of the placement, and today apart', () => {
  const days = lastSevenDays(placement, [log('2026-08-13')])
  expect(days.map((day) => `${day.date.slice(8)} ${day.log ? 'log' : day.without}`)).toEqual([
    '12 off',
    '13 log',
    '14 missing',
    '15 off',
    '16 off',
    '17 missing',
    '18 open',
  ])
  expect(days.filter((day) => day.writable).map((day) => day.date.slice(8))).toEqual(['15', '16', '17', '18'])
})

test('granted leave is a day off, today it can still be written', () => {
  const days = lastSevenDays({ ...placement, leaveDays: ['2026-08-14', '2026-08-18'] }, [])
  expect([days[2], days[6]]).toMatchObject([{ without: 'off' }, { without: 'open' }])
})

test('a holiday is a day off, and says which', () => {
  const days = lastSevenDays({ ...placement, holidays: ['2026-08-14'], holidayNames: ['Nane Nane'] }, [])
  expect(days[2]).toMatchObject({ without: 'off', holiday: 'Nane Nane' })
  expect(days[1]).toMatchObject({ holiday: null })
})

test('a voided log leaves its day empty', () => {
  expect(lastSevenDays(placement, [log('2026-08-14', 'VOIDED')])[2]).toMatchObject({ log: null, without: 'missing' })
})

test('today may be written on a rest day too, but not outside of the placement', () => {
  expect(lastSevenDays({ ...placement, today: '2026-08-16' }, [])[6]?.without).toBe('open')
  expect(lastSevenDays({ ...placement, today: '2026-10-01', logWindow: null }, [])[6]).toMatchObject({ without: 'off', writable: false })
})
