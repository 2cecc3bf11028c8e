import { LIMITS, PLACEMENT_STATUSES } from '@ipt/domain'
import { z } from 'zod'
import { Day, Id, oneLine, PageInput, pageOf, text, Version } from './primitives.ts'

const days = z.int32().min(0).max(LIMITS.seasonDays)

/** What a season is. `endsOn` before `startsOn` is refused, naming it. */
const cohort = {
  name: oneLine(LIMITS.name),
  /** Null: every programme of the institution. */
  programmeId: Id.nullable(),
  startsOn: Day,
  endsOn: Day,
  requiredDays: days,
  /** Minutes of work beside the days; null: days alone count. */
  requiredMinutes: z.int32().min(0).max(LIMITS.seasonMinutes).nullable(),
  /** ISO weekdays, Monday 1 to Sunday 7. */
  workingDays: z
    .array(z.int32().min(1).max(7))
    .min(1, { error: 'At least one day of the week.' })
    .max(7)
    .transform((week) => [...new Set(week)].sort()),
  /** Days after its date that a log is still taken; null: until the season ends. */
  logWindowDays: days.nullable(),
  verifyWithinDays: days.nullable(),
  validateWithinDays: days.nullable(),
  applicationsCloseOn: Day.nullable(),
}

/** A new season; `id` is the client's. */
export const OpenCohortInput = z.strictObject({ id: Id, institutionId: Id, ...cohort })
export type OpenCohortInput = z.infer<typeof OpenCohortInput>

export const EditCohortInput = z.strictObject({
  id: Id,
  version: Version,
  requestId: Id.optional(),
  ...cohort,
  /** Whether placements that reach beyond shorter dates begin and end with the season. */
  fitPlacements: z.boolean().optional(),
})
export type EditCohortInput = z.infer<typeof EditCohortInput>

/** The season after `fromId`: every day a year later, everything else kept, its checklist too, nobody enrolled. `id` is the client's. */
export const CloneCohortInput = z.strictObject({ id: Id, fromId: Id })
export type CloneCohortInput = z.infer<typeof CloneCohortInput>

export const CohortIdInput = z.strictObject({ id: Id })
export type CohortIdInput = z.infer<typeof CohortIdInput>

/** A season with what it has come to. */
export const CohortView = z.object({
  id: Id,
  institutionId: Id,
  name: z.string(),
  programme: z.object({ id: Id, code: z.string(), name: z.string() }).nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  requiredDays: z.int(),
  requiredMinutes: z.int().nullable(),
  workingDays: z.array(z.int()),
  logWindowDays: z.int().nullable(),
  verifyWithinDays: z.int().nullable(),
  validateWithinDays: z.int().nullable(),
  applicationsCloseOn: z.iso.date().nullable(),
  clonedFrom: z.object({ id: Id, name: z.string() }).nullable(),
  version: z.int(),
  /** Working days of the season that are no holidays. */
  expectedDays: z.int(),
  /** Students in it now, those of them with a live placement, and logs. */
  enrolled: z.int(),
  placed: z.int(),
  logs: z.int(),
  /** Items of its checklist. */
  checklist: z.int(),
  today: z.iso.date(),
})
export type CohortView = z.infer<typeof CohortView>
/** The latest first. */
export const CohortList = z.array(CohortView)
export type CohortList = z.infer<typeof CohortList>

/** Who is in a season, or could be: `others` are the institution's students who are not in it, and those who left it. */
export const STUDENT_FILTERS = ['enrolled', 'unplaced', 'placed', 'others'] as const
export const ListStudentsInput = z.strictObject({
  cohortId: Id,
  show: z.enum(STUDENT_FILTERS).default('enrolled'),
  /** Part of a name or a registration number. */
  q: text(100).optional(),
  programmeId: Id.optional(),
  ...PageInput,
})
export type ListStudentsInput = z.input<typeof ListStudentsInput>

export const SeasonStudent = z.object({
  id: Id,
  name: z.string(),
  registrationNumber: z.string(),
  programme: z.object({ id: Id, code: z.string(), name: z.string() }),
  enrolled: z.boolean(),
  /** The live placement in this season. */
  placement: z.object({ id: Id, status: z.enum(PLACEMENT_STATUSES), organisation: z.string() }).nullable(),
})
export type SeasonStudent = z.infer<typeof SeasonStudent>
export const SeasonStudentPage = pageOf(SeasonStudent)
export type SeasonStudentPage = z.infer<typeof SeasonStudentPage>

const studentIds = z.array(Id).min(1).max(LIMITS.list)

/** Enrols the named students, or all of a programme. Who is in already stays. */
export const EnrolStudentsInput = z.union([
  z.strictObject({ cohortId: Id, requestId: Id.optional(), studentIds }),
  z.strictObject({ cohortId: Id, requestId: Id.optional(), programmeId: Id }),
])
export type EnrolStudentsInput = z.infer<typeof EnrolStudentsInput>

/** Takes students out of a season. Refused while one of them has a live placement in it. */
export const EndEnrolmentsInput = z.strictObject({ cohortId: Id, requestId: Id.optional(), studentIds })
export type EndEnrolmentsInput = z.infer<typeof EndEnrolmentsInput>
