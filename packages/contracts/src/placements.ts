import { ARRIVAL_EVENTS, ARRIVAL_STATUSES, LIMITS, PLACEMENT_STATUSES, ROLES } from '@ipt/domain'
import { z } from 'zod'
import { FileView } from './files.ts'
import { Day, Id, Moment, PersonRef, Revision, someText, text } from './primitives.ts'

/** Where a phone says it is. Evidence for people to read, never a gate. Degrees, metres. */
export const Location = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(1_000_000),
})
export type Location = z.infer<typeof Location>

/** "I have arrived." Makes the placement active. `arrivedOn` is today where it is left out. */
export const ReportArrivalInput = z.strictObject({
  id: Id.optional(),
  placementId: Id.optional(),
  arrivedOn: Day.optional(),
  note: text(LIMITS.comment).default(''),
  attachmentId: Id.nullable().default(null),
  location: Location.nullable().default(null),
  requestId: Id.optional(),
})
export type ReportArrivalInput = z.input<typeof ReportArrivalInput>

export const ConfirmArrivalInput = z.strictObject({ id: Id, revision: Revision.optional(), requestId: Id.optional() })
export type ConfirmArrivalInput = z.infer<typeof ConfirmArrivalInput>

export const ReturnArrivalInput = ConfirmArrivalInput.extend({ comment: someText(LIMITS.comment) })
export type ReturnArrivalInput = z.infer<typeof ReturnArrivalInput>

/** An arrival note. `can` lists what whoever asked may do with it. */
export const ArrivalView = z.object({
  id: Id,
  placementId: Id,
  status: z.enum(ARRIVAL_STATUSES),
  arrivedOn: z.iso.date(),
  note: z.string(),
  revision: z.int(),
  reportedAt: Moment,
  student: PersonRef,
  organisation: z.string(),
  site: z.string(),
  file: FileView.nullable(),
  /** Why it was returned. */
  returnedFor: z.string().nullable(),
  can: z.array(z.enum(ARRIVAL_EVENTS)),
})
export type ArrivalView = z.infer<typeof ArrivalView>

/** `placementId`: that one alone, however many there are. */
export const ListPlacementsInput = z.strictObject({ as: z.enum(ROLES), placementId: Id.optional() })
export type ListPlacementsInput = z.infer<typeof ListPlacementsInput>

/** A placement with the people on it, its season, and what its logs have come to. */
export const PlacementView = z.object({
  id: Id,
  status: z.enum(PLACEMENT_STATUSES),
  student: PersonRef.extend({ registrationNumber: z.string(), programme: z.string() }),
  organisation: z.string(),
  site: z.string(),
  industrialSupervisor: PersonRef.nullable(),
  universitySupervisor: PersonRef.nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** The last day of one that ended early. */
  endedOn: z.iso.date().nullable(),
  cohort: z.object({
    id: Id,
    name: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    requiredDays: z.int(),
    workingDays: z.array(z.int()),
    /** Minutes of work that a student has to show; null: days alone count. */
    requiredMinutes: z.int().nullable(),
    /** Its expected days, without holidays: how many have begun by today, and how many there are. */
    day: z.int(),
    days: z.int(),
  }),
  institution: z.object({ id: Id, name: z.string(), timeZone: z.string() }),
  /** The day there now. */
  today: z.iso.date(),
  /** From and to which day a log is taken today; null where none is. */
  logWindow: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  arrival: ArrivalView.nullable(),
  /** Whether the asker may report arrival now. */
  canReportArrival: z.boolean(),
  /** Live logs by state. */
  logs: z.object({ submitted: z.int(), returned: z.int(), verified: z.int(), validated: z.int(), flagged: z.int() }),
  /** Working days that have passed, without holidays and those of granted leave, and how many of them have a log. Today counts once it has one. */
  days: z.object({ passed: z.int(), logged: z.int() }),
  /** Days on which a log is expected, from its first to its last day, and those that are over without one. */
  expected: z.object({ days: z.int(), missing: z.int() }),
  /** Minutes of work in its live logs. */
  minutesLogged: z.int(),
  /** Working days of granted leave on which nothing was logged: no log is expected. In order. */
  leaveDays: z.array(z.iso.date()),
  /** Holidays of the institution from its first to its last day: no log is expected, and one is extra. In order. */
  holidays: z.array(z.iso.date()),
  /** What they are called, in the same order. */
  holidayNames: z.array(z.string()),
  lastLogDate: z.iso.date().nullable(),
})
export type PlacementView = z.infer<typeof PlacementView>
export const PlacementList = z.array(PlacementView)
export type PlacementList = z.infer<typeof PlacementList>
