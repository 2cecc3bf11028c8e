import { operations } from '../../kernel/operations.ts'

export const enrolmentsOperations = operations('Seasons', {
  'enrolments.enrol': ['post', '/enrolments', 'Put students into a season: those who are named, or all of a programme'],
  'enrolments.end': ['post', '/cohorts/{cohort_id}/enrolments/end', 'Take students out of a season'],
})
