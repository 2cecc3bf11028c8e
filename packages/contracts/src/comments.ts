import { LIMITS, ROLES } from '@ipt/domain'
import { z } from 'zod'
import { Id, Moment, PageInput, PersonRef, pageOf, someText } from './primitives.ts'

/** A word on a log, between its student and supervisors. `id` is the client's, and makes a second sending safe. */
export const PostCommentInput = z.strictObject({ id: Id, logId: Id, body: someText(LIMITS.comment) })
export type PostCommentInput = z.infer<typeof PostCommentInput>

/** Taking back one's own comment, within 15 minutes. */
export const CommentIdInput = z.strictObject({ id: Id })
export type CommentIdInput = z.infer<typeof CommentIdInput>

/** A comment. One that was taken back leaves its place, without its words. */
export const CommentView = z.object({
  id: Id,
  by: PersonRef,
  /** In which role, towards this log. */
  role: z.enum(ROLES),
  at: Moment,
  /** Null: taken back. */
  body: z.string().nullable(),
  /** Until when whoever asked may take it back; null where that is not open. */
  withdrawUntil: Moment.nullable(),
})
export type CommentView = z.infer<typeof CommentView>

export const ListCommentsInput = z.strictObject({ logId: Id, ...PageInput })
export type ListCommentsInput = z.input<typeof ListCommentsInput>

/** A page of a log's thread, oldest first. */
export const CommentPage = pageOf(CommentView).extend({
  /** The log is archived or void: nothing is added to its thread any more. */
  closed: z.boolean(),
  /** Whether the asker may add to it now. */
  canPost: z.boolean(),
})
export type CommentPage = z.infer<typeof CommentPage>
