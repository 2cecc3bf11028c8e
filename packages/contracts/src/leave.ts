import { daysBetween, LEAVE_EVENTS, LEAVE_KINDS, LEAVE_STATUSES, LIMITS, ROLES } from '@ipt/domain'
import { z } from 'zod'
import { Day, Id, Moment, PageInput, PersonRef, pageOf, someText, text } from './primitives.ts'

/** Days on which a student is not expected. `id` is the client's, and makes a second sending safe. Both ends are included. */
export const AskLeaveInput = z
  .strictObject({
    id: Id,
    placementId: Id,
    kind: z.enum(LEAVE_KINDS),
    from: Day,
    to: Day,
    note: text(LIMITS.comment).default(''),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The last day comes before the first one.' })
  .refine(({ from, to }) => from > to || daysBetween(from, to) < LIMITS.leaveDays, {
    path: ['to'],
    error: `At most ${LIMITS.leaveDays} days at once.`,
  })
export type AskLeaveInput = z.input<typeof AskLeaveInput>

/** What is done to a request as it is: it has no revisions. */
export const LeaveActInput = z.strictObject({ id: Id, requestId: Id.optional() })
export type LeaveActInput = z.infer<typeof LeaveActInput>

export const DeclineLeaveInput = LeaveActInput.extend({ comment: someText(LIMITS.comment) })
export type DeclineLeaveInput = z.infer<typeof DeclineLeaveInput>

/** A request for leave or a rest day. `can` lists the events open to whoever asked. */
export const LeaveView = z.object({
  id: Id,
  placementId: Id,
  student: PersonRef,
  kind: z.enum(LEAVE_KINDS),
  status: z.enum(LEAVE_STATUSES),
  from: z.iso.date(),
  to: z.iso.date(),
  /** Calendar days, both ends included. */
  days: z.int(),
  note: z.string(),
  askedAt: Moment,
  /** The decision that stands. */
  decided: z.object({ by: PersonRef.nullable(), at: Moment }).nullable(),
  /** Why it was declined. */
  declinedFor: z.string().nullable(),
  can: z.array(z.enum(LEAVE_EVENTS)),
  /** Until when `undoDecision` stays open, where it is. */
  undoUntil: Moment.nullable(),
})
export type LeaveView = z.infer<typeof LeaveView>

/** Which requests: only those that the asker may see in that role. `from` and `to` name a range that they touch. */
export const ListLeaveInput = z.strictObject({
  as: z.enum(ROLES),
  placementId: Id.optional(),
  status: z.array(z.enum(LEAVE_STATUSES)).max(LEAVE_STATUSES.length).optional(),
  from: Day.optional(),
  to: Day.optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  ...PageInput,
})
export type ListLeaveInput = z.input<typeof ListLeaveInput>

/** A page of them, by their first day. */
export const LeavePage = pageOf(LeaveView)
export type LeavePage = z.infer<typeof LeavePage>
