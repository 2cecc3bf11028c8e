import { ARRIVAL_STATUSES, BALANCE_REFUSALS, LIMITS, PLACEMENT_STATUSES } from '@ipt/domain'
import { z } from 'zod'
import { Day, Id, PageInput, PersonRef, pageOf, someText, text } from './primitives.ts'

export const WITHOUT_SUPERVISOR = ['industrial', 'university'] as const
export const ARRIVAL_FILTERS = ['none', 'reported', 'confirmed'] as const

/** What a coordinator's placements are narrowed to; the page's address has the same names. Names and numbers by `q`. */
export const PlacementFilter = z.strictObject({
  cohort: Id.optional(),
  programme: Id.optional(),
  status: z.array(z.enum(PLACEMENT_STATUSES)).min(1).max(PLACEMENT_STATUSES.length).optional(),
  organisation: Id.optional(),
  /** Of either kind. */
  supervisor: Id.optional(),
  without: z.enum(WITHOUT_SUPERVISOR).optional(),
  arrival: z.enum(ARRIVAL_FILTERS).optional(),
  /** Only those on which expected days have passed without a log. */
  missing: z.literal(true).optional(),
  q: text(100).optional(),
})
export type PlacementFilter = z.infer<typeof PlacementFilter>

/** By the students' names. */
export const FindPlacementsInput = PlacementFilter.extend(PageInput)
export type FindPlacementsInput = z.input<typeof FindPlacementsInput>

/** A placement in a coordinator's list. */
export const PlacementRow = z.object({
  id: Id,
  status: z.enum(PLACEMENT_STATUSES),
  student: PersonRef.extend({ registrationNumber: z.string() }),
  programme: z.object({ id: Id, code: z.string(), name: z.string() }),
  cohort: z.object({ id: Id, name: z.string() }),
  organisation: z.object({ id: Id, name: z.string() }),
  site: z.object({ id: Id, name: z.string() }),
  industrialSupervisor: PersonRef.nullable(),
  universitySupervisor: PersonRef.nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** Of the arrival note; null: none. */
  arrival: z.enum(ARRIVAL_STATUSES).nullable(),
  /** Expected days that passed without a log, in the list of those where some are missing; null elsewhere. */
  missing: z.int().nullable(),
})
export type PlacementRow = z.infer<typeof PlacementRow>
export const PlacementRowPage = pageOf(PlacementRow)
export type PlacementRowPage = z.infer<typeof PlacementRowPage>

/** A lecturer who may supervise, and how many open placements he has. */
export const SupervisorChoice = PersonRef.extend({ load: z.int() })
export type SupervisorChoice = z.infer<typeof SupervisorChoice>

/** What placing chooses from: the seasons of the actor's institutions with their programmes, and who may supervise there. */
export const PlacingOptions = z.array(
  z.object({
    institution: z.object({ id: Id, name: z.string() }),
    cohorts: z.array(z.object({ id: Id, name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date(), over: z.boolean() })),
    programmes: z.array(z.object({ id: Id, code: z.string(), name: z.string() })),
    supervisors: z.array(SupervisorChoice),
  }),
)
export type PlacingOptions = z.infer<typeof PlacingOptions>

/** Who can supervise at the host of one placement, by the institution's check. */
export const HostSupervisorsInput = z.strictObject({ placementId: Id })
export const HostSupervisors = z.array(PersonRef)
export type HostSupervisors = z.infer<typeof HostSupervisors>

/** Another supervisor, or nobody. `was` is who was on screen: somebody else by now is refused. */
const change = z.strictObject({ placementId: Id, supervisorId: Id.nullable(), was: Id.nullable() })

/** Puts supervisors on placements: all of them, or none. */
export const SuperviseInput = z.strictObject({
  as: z.enum(WITHOUT_SUPERVISOR),
  changes: z.array(change).min(1).max(LIMITS.list),
  requestId: Id,
})
export type SuperviseInput = z.infer<typeof SuperviseInput>

export const SupervisedAnswer = z.object({ changed: z.int() })
export type SupervisedAnswer = z.infer<typeof SupervisedAnswer>

/** A proposal that writes nothing: university supervisors for these placements, `most` open ones each. */
export const BalanceInput = z.strictObject({ placementIds: z.array(Id).min(1).max(LIMITS.list), most: z.int32().min(1).max(LIMITS.list) })
export type BalanceInput = z.infer<typeof BalanceInput>

export const BalanceProposal = z.object({
  changes: z.array(
    z.object({
      placementId: Id,
      student: PersonRef,
      organisation: z.string(),
      was: PersonRef.nullable(),
      /** Null: nobody, and `refusal` says why. */
      supervisor: PersonRef.nullable(),
      refusal: z.enum(BALANCE_REFUSALS).nullable(),
    }),
  ),
  /** What everybody would have afterwards. */
  loads: z.array(SupervisorChoice),
})
export type BalanceProposal = z.infer<typeof BalanceProposal>

/** Where students are placed: a host's site with its checked contact, and of a vacancy its free places. Days are included. */
const place = {
  cohortId: Id,
  organisationId: Id,
  siteId: Id,
  /** The contact's id; null: not known yet. */
  contactId: Id.nullable(),
  vacancyId: Id.nullable(),
  startsOn: Day,
  endsOn: Day,
}

/** Looks who of these can be placed there, and shares out lecturers where `most` says how many each may have. Writes nothing. */
export const PlanPlacementsInput = z.strictObject({
  ...place,
  studentIds: z.array(Id).min(1).max(LIMITS.list),
  most: z.int32().min(1).max(LIMITS.list).nullable(),
})
export type PlanPlacementsInput = z.infer<typeof PlanPlacementsInput>

/** Why a student can't be placed. */
export const PLACING_REFUSALS = [
  'NOT_ENROLLED',
  'SUSPENDED',
  'ALREADY_PLACED',
  'DAYS_TAKEN',
  'CHECKLIST_OPEN',
  'NO_FREE_SLOT',
  'OWN_SUPERVISOR',
] as const
export type PlacingRefusal = (typeof PLACING_REFUSALS)[number]

export const PlacementPlan = z.object({
  students: z.array(
    z.object({
      student: PersonRef.extend({ registrationNumber: z.string() }),
      refusal: z.enum(PLACING_REFUSALS).nullable(),
      /** Of an open checklist: what is missing. */
      open: z.array(z.string()),
      universitySupervisor: PersonRef.nullable(),
      noSupervisor: z.enum(BALANCE_REFUSALS).nullable(),
      /** Open applications that he would lose by it. */
      applications: z.int(),
    }),
  ),
  loads: z.array(SupervisorChoice),
})
export type PlacementPlan = z.infer<typeof PlacementPlan>

/** Places them: all, or nobody. */
export const AssignStudentsInput = z.strictObject({
  ...place,
  students: z
    .array(z.strictObject({ studentId: Id, universitySupervisorId: Id.nullable() }))
    .min(1)
    .max(LIMITS.list),
  requestId: Id,
})
export type AssignStudentsInput = z.infer<typeof AssignStudentsInput>

export const AssignedAnswer = z.object({ placementIds: z.array(Id) })
export type AssignedAnswer = z.infer<typeof AssignedAnswer>

/** Takes placements back while nothing was reported or logged on them: all, or none. */
export const CancelPlacementsInput = z.strictObject({
  placementIds: z.array(Id).min(1).max(LIMITS.list),
  comment: someText(LIMITS.comment),
  requestId: Id,
})
export type CancelPlacementsInput = z.infer<typeof CancelPlacementsInput>
