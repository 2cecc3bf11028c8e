import type { CohortView } from '@ipt/contracts'

/** A season as its form holds it: numbers as they are typed, nothing as the empty text. */
export interface CohortValues {
  name: string
  programmeId: string
  startsOn: string
  endsOn: string
  requiredDays: string
  requiredHours: string
  workingDays: number[]
  logWindowDays: string
  verifyWithinDays: string
  validateWithinDays: string
  applicationsCloseOn: string
}

const typed = (value: number | null): string => (value === null ? '' : String(value))

/** What stands in the form at first. */
export const valuesOf = (cohort: CohortView | null): CohortValues => ({
  name: cohort?.name ?? '',
  programmeId: cohort?.programme?.id ?? '',
  startsOn: cohort?.startsOn ?? '',
  endsOn: cohort?.endsOn ?? '',
  requiredDays: typed(cohort?.requiredDays ?? 40),
  requiredHours: typed(cohort?.requiredMinutes == null ? null : Math.round(cohort.requiredMinutes / 60)),
  workingDays: cohort?.workingDays ?? [1, 2, 3, 4, 5],
  logWindowDays: typed(cohort?.logWindowDays ?? null),
  verifyWithinDays: typed(cohort ? cohort.verifyWithinDays : 7),
  validateWithinDays: typed(cohort ? cohort.validateWithinDays : 14),
  applicationsCloseOn: cohort?.applicationsCloseOn ?? '',
})

const number = (value: string): number | null => (value === '' ? null : Number(value))

/** What goes to the server. */
export const sentOf = (values: CohortValues) => ({
  name: values.name,
  programmeId: values.programmeId || null,
  startsOn: values.startsOn,
  endsOn: values.endsOn,
  requiredDays: Number(values.requiredDays),
  requiredMinutes: values.requiredHours === '' ? null : Number(values.requiredHours) * 60,
  workingDays: values.workingDays,
  logWindowDays: number(values.logWindowDays),
  verifyWithinDays: number(values.verifyWithinDays),
  validateWithinDays: number(values.validateWithinDays),
  applicationsCloseOn: values.applicationsCloseOn || null,
})
