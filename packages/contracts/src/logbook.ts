import { LIMITS, ROLES } from '@ipt/domain'
import { LOG_EVENTS, LOG_STATUSES, type LogEvent } from '@ipt/log-machine'
import { z } from 'zod'
import { ERRORS, type ErrorCode } from './errors.ts'
import { FileView } from './files.ts'
import { Day, Hours, Id, Moment, PageInput, PersonRef, pageOf, Revision, someText, text } from './primitives.ts'

export const LogStatusName = z.enum(LOG_STATUSES)
export const LogEventName = z.enum(LOG_EVENTS as [LogEvent, ...LogEvent[]])

/** Content of a log, as a student writes it. */
const content = {
  content: someText(LIMITS.logContent),
  hours: Hours.nullable(),
  skills: z.array(someText(LIMITS.skill).transform((skill) => skill.trim())).max(LIMITS.skills),
  /** Files uploaded before, by their ids. All of the revision's files: what is left out is taken off. */
  attachmentIds: z.array(Id).max(LIMITS.filesPerLog, { error: `At most ${LIMITS.filesPerLog} files a log.` }),
}

/** A day's work. `id` is the client's, and makes a second sending safe; `logDate` is today where it is left out. */
export const SubmitLogInput = z.strictObject({
  id: Id.optional(),
  /** Needed only by a student with more than one open placement. */
  placementId: Id.optional(),
  logDate: Day.optional(),
  content: content.content,
  hours: content.hours.default(null),
  skills: content.skills.default([]),
  attachmentIds: content.attachmentIds.default([]),
  /** When the phone says it was written, for a log that waited for a network. */
  writtenAt: Moment.optional(),
})
export type SubmitLogInput = z.input<typeof SubmitLogInput>

/** What a student changes. What is left out stays as it was. `revision` is the one that was on screen. */
export const ReviseLogInput = z.strictObject({
  id: Id,
  revision: Revision.optional(),
  /** The client's id of this act: sent again, it answers the same. */
  requestId: Id.optional(),
  content: content.content.optional(),
  hours: content.hours.optional(),
  skills: content.skills.optional(),
  attachmentIds: content.attachmentIds.optional(),
})
export type ReviseLogInput = z.input<typeof ReviseLogInput>

/** A decision on the revision that the person read. */
export const DecideLogInput = z.strictObject({
  id: Id,
  /** Over REST it may be left out, and then means the current one. */
  revision: Revision.optional(),
  requestId: Id.optional(),
  comment: text(LIMITS.comment).optional(),
})
export type DecideLogInput = z.infer<typeof DecideLogInput>

/** A decision that needs its reason. */
export const DecideLogWithReasonInput = DecideLogInput.extend({ comment: someText(LIMITS.comment) })
export type DecideLogWithReasonInput = z.infer<typeof DecideLogWithReasonInput>

/** Taking back one's own last decision, within 15 minutes. */
export const UndoLogInput = z.strictObject({ id: Id, requestId: Id.optional() })
export type UndoLogInput = z.infer<typeof UndoLogInput>

/** As many things to act on as one press may name, each once. */
const bulk = <Item extends z.ZodType<{ id: string }>>(item: Item) =>
  z
    .array(item)
    .min(1, { error: 'Name at least one log.' })
    .max(LIMITS.bulk, { error: `At most ${LIMITS.bulk} logs at once.` })
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { error: 'Each log once.' })

/** Logs that somebody read and vouches for together: each in the revision that was read. 1 to 100, each once. */
export const VerifyManyInput = z.strictObject({ items: bulk(z.strictObject({ id: Id, revision: Revision, requestId: Id.optional() })) })
export type VerifyManyInput = z.infer<typeof VerifyManyInput>

/** Verifications to take back together, within 15 minutes. 1 to 100, each once. */
export const UndoManyInput = z.strictObject({ items: bulk(UndoLogInput) })
export type UndoManyInput = z.infer<typeof UndoManyInput>

export const LogIdInput = z.strictObject({ id: Id })
export type LogIdInput = z.infer<typeof LogIdInput>

/** The last decision's words, for whoever has to act on them. */
export const LogRemark = z.object({ event: LogEventName, by: PersonRef.nullable(), at: Moment, revision: z.int(), comment: z.string() })
export type LogRemark = z.infer<typeof LogRemark>

/** A daily log as everybody on its record sees it. `can` lists the events open to whoever asked. */
export const LogView = z.object({
  id: Id,
  status: LogStatusName,
  logDate: z.iso.date(),
  /** The current revision's number. */
  revision: z.int(),
  content: z.string(),
  hours: z.number().nullable(),
  skills: z.array(z.string()),
  files: z.array(FileView),
  student: PersonRef,
  placementId: Id,
  organisation: z.string(),
  site: z.string(),
  /** A rest day of the cohort: counted as extra. */
  extra: z.boolean(),
  /** Written in time, received late. */
  late: z.boolean(),
  /** When the current revision was sent. */
  submittedAt: Moment,
  /** Why it was returned or flagged, in the last decider's words. */
  remark: LogRemark.nullable(),
  can: z.array(LogEventName),
  /** Until when `undoVerify` or `withdrawRequest` stays open, where it is. */
  undoUntil: Moment.nullable(),
})
export type LogView = z.infer<typeof LogView>

/** What many logs came to: those that it was done to, and those that refused, by code; each in the order in which they were named. */
export const BulkAnswer = z.object({
  done: z.array(LogView),
  refused: z.array(
    z.object({
      id: Id,
      code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
      detail: z.string().optional(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
})
export type BulkAnswer = z.infer<typeof BulkAnswer>

/** What a list and its count can be narrowed to. */
const narrowed = {
  placementId: Id.optional(),
  organisationId: Id.optional(),
  cohortId: Id.optional(),
  /** A supervisor of either kind. */
  supervisorId: Id.optional(),
  /** In their state for so many days at least. */
  waitingDays: z.int().min(0).max(LIMITS.seasonDays).optional(),
  late: z.boolean().optional(),
  extra: z.boolean().optional(),
  /** Whether the current revision has files. */
  withFiles: z.boolean().optional(),
  /** Of days from this one on, and up to that one. */
  from: Day.optional(),
  to: Day.optional(),
}

/**
 * Which logs: only those that the asker may see. `as` narrows to one of the asker's roles. `order`: by day, or `weeks`: by week, oldest
 * first, and within a week student by student, so that what is read together stands together.
 */
export const ListLogsInput = z.strictObject({
  status: z.array(LogStatusName).max(LOG_STATUSES.length).optional(),
  as: z.enum(ROLES).optional(),
  ...narrowed,
  /** Only those whose last decision is the asker's own, and may still be taken back. */
  undoable: z.literal(true).optional(),
  order: z.enum(['newest', 'oldest', 'weeks']).default('newest'),
  ...PageInput,
})
export type ListLogsInput = z.input<typeof ListLogsInput>

export const LogPage = pageOf(LogView)
export type LogPage = z.infer<typeof LogPage>

/** One line of a log's history. */
export const LogEventView = z.object({
  id: Id,
  event: LogEventName,
  from: LogStatusName.nullable(),
  to: LogStatusName,
  revision: z.int(),
  at: Moment,
  by: PersonRef.nullable(),
  /** In which role, towards this log. */
  role: z.enum(ROLES).nullable(),
  comment: z.string().nullable(),
})
export type LogEventView = z.infer<typeof LogEventView>
export const LogEvents = z.object({ items: z.array(LogEventView) })
export type LogEvents = z.infer<typeof LogEvents>

/** How many logs there are in each state, of those that the asker sees in that role. */
export const CountLogsInput = z.strictObject({ as: z.enum(ROLES), ...narrowed })
export type CountLogsInput = z.infer<typeof CountLogsInput>
export const LogCounts = z.record(LogStatusName, z.int())
export type LogCounts = z.infer<typeof LogCounts>

/** Whose logs are in a state, of those that the asker sees in that role: what a queue can be narrowed to. */
export const WaitingLogsInput = z.strictObject({ as: z.enum(ROLES), status: LogStatusName })
export type WaitingLogsInput = z.infer<typeof WaitingLogsInput>

/** One student's logs in that state. */
export const WaitingLogs = z.object({
  placementId: Id,
  student: PersonRef,
  organisation: z.object({ id: Id, name: z.string() }),
  count: z.int(),
  late: z.int(),
  extra: z.int(),
})
export const WaitingLogsList = z.object({ items: z.array(WaitingLogs) })
export type WaitingLogsList = z.infer<typeof WaitingLogsList>

/** The revisions of one log, newest first. */
export const LogRevisionsInput = z.strictObject({ id: Id, ...PageInput })
export type LogRevisionsInput = z.input<typeof LogRevisionsInput>

/** One version of a log's content, as it was sent. */
export const LogRevisionView = z.object({
  /** 1 is the first. */
  number: z.int(),
  content: z.string(),
  hours: z.number().nullable(),
  skills: z.array(z.string()),
  files: z.array(FileView),
  sentAt: Moment,
  /** When the phone says it was written, where that differs. */
  writtenAt: Moment.nullable(),
})
export type LogRevisionView = z.infer<typeof LogRevisionView>
export const LogRevisionPage = pageOf(LogRevisionView)
export type LogRevisionPage = z.infer<typeof LogRevisionPage>
