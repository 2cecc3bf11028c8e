import { expect, test } from 'vitest'
import { sentOf, valuesOf } from './cohort-values.ts'

const cohort = {
  id: 'c',
  institutionId: 'i',
  name: 'IPT 2026',
  programme: { id: 'p', code: 'EE', name: 'Electrical' },
  startsOn: '2026-07-20',
  endsOn: '2026-09-25',
  requiredDays: 50,
  requiredMinutes: 24_000,
  workingDays: [1, 2, 3],
  logWindowDays: null,
  verifyWithinDays: 5,
  validateWithinDays: null,
  applicationsCloseOn: '2026-07-01',
  clonedFrom: null,
  version: 1,
  expectedDays: 50,
  enrolled: 0,
  placed: 0,
  logs: 0,
  checklist: 0,
  today: '2026-06-01',
}

test('what is not changed in the form goes back as it came', () => {
  const { programme, ...rest } = cohort
  expect(sentOf(valuesOf(cohort))).toEqual({
    programmeId: programme.id,
    ...Object.fromEntries(
      Object.entries(rest).filter(
        ([key]) =>
          !['id', 'institutionId', 'clonedFrom', 'version', 'expectedDays', 'enrolled', 'placed', 'logs', 'checklist', 'today'].includes(
            key,
          ),
      ),
    ),
  })
})

test('an empty field is nothing, not zero', () => {
  const sent = sentOf({
    ...valuesOf(cohort),
    programmeId: '',
    requiredHours: '',
    logWindowDays: '0',
    verifyWithinDays: '',
    applicationsCloseOn: '',
  })
  expect(sent).toMatchObject({
    programmeId: null,
    requiredMinutes: null,
    logWindowDays: 0,
    verifyWithinDays: null,
    applicationsCloseOn: null,
  })
})
