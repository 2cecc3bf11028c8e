import { expect, test } from 'vitest'
import type { z } from 'zod'
import { AddChecklistItemInput, ReturnAnswerInput } from './checklist.ts'
import { EnrolStudentsInput, OpenCohortInput } from './cohorts.ts'
import { AddHolidaysInput, AddProgrammeInput, EditInstitutionInput } from './institutions.ts'
import { oneLine, Phone } from './primitives.ts'

const id = '01980000-0001-7000-8000-000000000001'
/** The fields that are named, each once. */
function named(schema: z.ZodType, value: unknown): string[] | undefined {
  const { error } = schema.safeParse(value)
  return error && [...new Set(error.issues.map(({ path }) => path.join('/')))]
}

test('what is wrong with an institution’s settings is named', () => {
  const edit = {
    institutionId: id,
    version: 1,
    name: 'UUT',
    shortName: '',
    timeZone: 'Africa/Dar_es_Salaam',
    language: 'en',
    applicationLimit: 5,
  }
  expect(named(EditInstitutionInput, edit)).toBeUndefined()
  const wrong = { name: ' \n', timeZone: '+03:00', language: 'fr', applicationLimit: 0, version: 2 ** 31 }
  expect(named(EditInstitutionInput, { ...edit, ...wrong })).toEqual(['version', 'name', 'timeZone', 'language', 'applicationLimit'])
  expect(named(AddHolidaysInput, { institutionId: id, holidays: [{ day: '2026-02-30', name: '' }] })).toEqual([
    'holidays/0/day',
    'holidays/0/name',
  ])
  expect(named(AddHolidaysInput, { institutionId: id, holidays: [] })).toEqual(['holidays'])
  expect(named(AddProgrammeInput, { id, institutionId: id, departmentId: 'x', code: 'a'.repeat(31), name: '\u0000' })).toEqual([
    'code',
    'name',
    'departmentId',
  ])
})

test('what is wrong with a season is named', () => {
  const season = {
    ...{ id, institutionId: id, name: 'IPT', programmeId: null, startsOn: '2026-07-20', endsOn: '2026-09-25', requiredDays: 50 },
    ...{
      requiredMinutes: null,
      workingDays: [5, 1, 1],
      logWindowDays: null,
      verifyWithinDays: 7,
      validateWithinDays: null,
      applicationsCloseOn: null,
    },
  }
  expect(OpenCohortInput.parse(season).workingDays).toEqual([1, 5])
  const wrong = { endsOn: '25.09.2026', requiredDays: -1, workingDays: [], logWindowDays: 1.5, verifyWithinDays: 2 ** 31 }
  expect(named(OpenCohortInput, { ...season, ...wrong })).toEqual([
    'endsOn',
    'requiredDays',
    'workingDays',
    'logWindowDays',
    'verifyWithinDays',
  ])
  expect(named(OpenCohortInput, { ...season, workingDays: [8] })).toEqual(['workingDays/0'])
  expect(EnrolStudentsInput.safeParse({ cohortId: id }).success).toBe(false)
  expect(EnrolStudentsInput.safeParse({ cohortId: id, studentIds: [id], programmeId: id }).success).toBe(false)
})

test('what is wrong with a checklist is named', () => {
  const item = { id, cohortId: id, label: 'Cover', kind: 'INSURANCE', needs: 'FILE', gate: 'APPLY' }
  expect(named(AddChecklistItemInput, item)).toBeUndefined()
  expect(named(AddChecklistItemInput, { ...item, kind: 'MONEY', needs: null, gate: 'LUNCH' })).toEqual(['kind', 'needs', 'gate'])
  expect(named(ReturnAnswerInput, { id, revision: 0, comment: ' ' })).toEqual(['revision', 'comment'])
})

test('one line has no breaks and no space around it; a telephone number is one', () => {
  expect(oneLine(20).parse('  Pwani \n Power ')).toBe('Pwani Power')
  expect(['', '+255 22 211 1174', '(022) 211-1174'].every((number) => Phone.safeParse(number).success)).toBe(true)
  expect(['call us', '+255;rm', '1 2 3 x'].some((number) => Phone.safeParse(number).success)).toBe(false)
})
