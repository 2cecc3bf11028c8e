import { LIMITS, ROLES } from '@ipt/domain'
import { LOG_EVENTS, LOG_STATUSES, type LogEvent } from '@ipt/log-machine'
import { z } from 'zod'
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

/** Which logs: only those that the asker may see. `as` narrows to one of the asker's roles. */
export const ListLogsInput = z.strictObject({
  status: z.array(LogStatusName).max(LOG_STATUSES.length).optional(),
  as: z.enum(ROLES).optional(),
  placementId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
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
export const CountLogsInput = z.strictObject({ as: z.enum(ROLES), placementId: Id.optional() })
export type CountLogsInput = z.infer<typeof CountLogsInput>
export const LogCounts = z.record(LogStatusName, z.int())
export type LogCounts = z.infer<typeof LogCounts>
