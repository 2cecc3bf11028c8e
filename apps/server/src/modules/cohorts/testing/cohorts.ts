import type { EditCohortInput } from '@ipt/contracts'
import type { TestSeason } from '@ipt/domain/builders'

/** A season's own values, as a form would send them back. */
export const asSent = ({ cohort }: TestSeason, over: Partial<EditCohortInput> = {}): EditCohortInput => ({
  id: cohort.id,
  version: 1,
  name: cohort.name,
  programmeId: cohort.programmeId,
  startsOn: cohort.startsOn,
  endsOn: cohort.endsOn,
  requiredDays: cohort.requiredDays,
  requiredMinutes: null,
  workingDays: cohort.workingDays,
  logWindowDays: cohort.logWindowDays,
  verifyWithinDays: null,
  validateWithinDays: null,
  applicationsCloseOn: null,
  ...over,
})
