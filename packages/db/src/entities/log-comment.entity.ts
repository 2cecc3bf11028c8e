import { ROLES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { LogEntry } from './log-entry.entity.ts'
import { User } from './user.entity.ts'

const LogCommentSchema = defineEntity({
  name: 'LogComment',
  tableName: 'log_comment',
  properties: {
    /** The client's id: the comment's idempotency key. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    log: () => p.manyToOne(LogEntry).deleteRule('restrict'),
    author: () => p.manyToOne(User).deleteRule('restrict').index(),
    /** What the author was to the log then. */
    authorRole: p.enum(ROLES),
    /** Null once it was taken back: the words are gone, its place stays. */
    body: p.text().nullable(),
    createdAt: p.datetime(),
    withdrawnAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'log_comment_log_index', properties: ['log', 'createdAt', 'id'] }],
  checks: [{ name: 'log_comment_withdrawn_check', expression: '(body is null) = (withdrawn_at is not null)' }],
})
/** A word on a log, between the people on its placement. */
export class LogComment extends LogCommentSchema.class {}
LogCommentSchema.setClass(LogComment)
