import { LEAVE_KINDS, LEAVE_STATUSES, LIMITS, WEEK_EVENTS, WEEK_STATUSES, weekdayOf } from '@ipt/domain'
import { z } from 'zod'
import { LogView } from './logbook.ts'
import { Day, Id, Moment, PersonRef, Revision, someText, text } from './primitives.ts'

/** A week, by its Monday. */
const Monday = Day.refine((day) => weekdayOf(day) === 1, { error: 'A week is named by its Monday.' })

/** One week of one placement. */
export const WeekInput = z.strictObject({ placementId: Id, weekStartsOn: Monday })
export type WeekInput = z.infer<typeof WeekInput>

export const ListWeeksInput = z.strictObject({ placementId: Id })
export type ListWeeksInput = z.infer<typeof ListWeeksInput>

/** What the student says of the whole week. `revision` is the one that was on screen: 0 before the first. */
export const WriteSummaryInput = WeekInput.extend({
  summary: someText(LIMITS.weekSummary),
  revision: z.int32().min(0).optional(),
  requestId: Id.optional(),
})
export type WriteSummaryInput = z.infer<typeof WriteSummaryInput>

/** The industrial supervisor vouches for the week that he read: this summary, these logs. Whoever calls names both; the demo, which reads nothing, means the current ones. */
export const SignOffWeekInput = WeekInput.extend({
  comment: text(LIMITS.comment).default(''),
  revision: z.int32().min(0).optional(),
  logs: z
    .array(z.strictObject({ id: Id, revision: Revision }))
    .max(7)
    .optional(),
  requestId: Id.optional(),
})
export type SignOffWeekInput = z.input<typeof SignOffWeekInput>

/** Taking back one's own sign-off, within 15 minutes. */
export const UndoSignOffInput = WeekInput.extend({ requestId: Id.optional() })
export type UndoSignOffInput = z.infer<typeof UndoSignOffInput>

/** A week's numbers. Hours are those that the logs give. */
const totals = {
  /** Logs, rest days included. */
  logged: z.int(),
  /** Working days of the placement in this week, without granted leave on which nothing was logged. */
  expected: z.int(),
  /** Expected days that are over and have no log. */
  missing: z.int(),
  hours: z.number(),
}

/** One day of a week, and what is known of it. */
export const WeekDay = z.object({
  date: z.iso.date(),
  /** `working`: a log is expected; `rest`: a rest day of the cohort, or a holiday; `outside`: not a day of the placement. */
  kind: z.enum(['working', 'rest', 'outside']),
  log: LogView.nullable(),
  /** What the institution's holiday on it is called. */
  holiday: z.string().nullable(),
  /** Leave that is asked for or granted. */
  leave: z.object({ id: Id, kind: z.enum(LEAVE_KINDS), status: z.enum(LEAVE_STATUSES), note: z.string() }).nullable(),
  /** A working day that is over, without a log and without leave. */
  missing: z.boolean(),
})
export type WeekDay = z.infer<typeof WeekDay>

/** One week as everybody on its placement sees it. `can` lists the events open to whoever asked. */
export const WeekView = z.object({
  placementId: Id,
  weekStartsOn: z.iso.date(),
  /** Which week of the placement it is: 1 is the first. */
  number: z.int(),
  status: z.enum(WEEK_STATUSES),
  /** The weeks before and after it, where there are any; a week that has not begun is none. */
  previous: z.iso.date().nullable(),
  next: z.iso.date().nullable(),
  placement: z.object({
    student: PersonRef.extend({ registrationNumber: z.string(), programme: z.string() }),
    institution: z.string(),
    timeZone: z.string(),
    organisation: z.string(),
    site: z.string(),
    industrialSupervisor: PersonRef.nullable(),
    universitySupervisor: PersonRef.nullable(),
  }),
  /** Monday to Sunday. */
  days: z.array(WeekDay),
  totals: z.object(totals),
  summary: z.object({ text: z.string(), revision: z.int(), at: Moment }).nullable(),
  signOff: z.object({ by: PersonRef.nullable(), at: Moment, comment: z.string(), logs: z.int(), hours: z.number() }).nullable(),
  /** Something of it is not as it was when it was signed. */
  changedSince: z.boolean(),
  /** From which day on it can be signed. */
  signableFrom: z.iso.date(),
  can: z.array(z.enum(WEEK_EVENTS)),
  /** Until when `undoSignOff` stays open, where it is. */
  undoUntil: Moment.nullable(),
})
export type WeekView = z.infer<typeof WeekView>

/** A week in a list. */
export const WeekLine = z.object({
  weekStartsOn: z.iso.date(),
  number: z.int(),
  status: z.enum(WEEK_STATUSES),
  ...totals,
  /** Logs that wait for the industrial supervisor, and for the student. */
  submitted: z.int(),
  returned: z.int(),
  hasSummary: z.boolean(),
  changedSince: z.boolean(),
})
export type WeekLine = z.infer<typeof WeekLine>

/** Every week of a placement until the present one, newest first: as many as the placement has. */
export const WeekList = z.array(WeekLine)
export type WeekList = z.infer<typeof WeekList>
