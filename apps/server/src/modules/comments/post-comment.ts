import type { CommentView, PostCommentInput } from '@ipt/contracts'
import { LogComment } from '@ipt/db'
import { permits } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { loadLog } from '../logbook/index.ts'
import { viewComment } from './comments.queries.ts'
import { holdOpenThread, recordComment } from './internal.ts'

/**
 * Somebody on the log's placement says something about it. LOG_NOT_FOUND; NOT_YOURS to those who only read; WRONG_STATE once the log is
 * archived or void; ID_TAKEN. Sent again with the same `id`, it answers the same and records once.
 */
export const postComment = (ctx: Ctx, input: PostCommentInput): Promise<CommentView> =>
  inTransaction(ctx, async (tx) => {
    const author = ownId(tx.actor)
    const log = await loadLog(tx, input.logId)
    const earlier = await tx.em.findOne(LogComment, { id: input.id })
    if (earlier) {
      // Words that were taken back are gone; they can't be compared.
      const same = earlier.author.id === author && earlier.log.id === log.entry.id && (earlier.body ?? input.body) === input.body
      if (!same) throw new DomainError('ID_TAKEN')
      return viewComment(tx, input.id)
    }

    const role = log.relations.find((relation) => permits('comment.post', [relation]))
    if (role === undefined) throw new DomainError('NOT_YOURS')
    await holdOpenThread(tx, log)

    const at = tx.clock()
    await tx.em.insert(LogComment, {
      id: input.id,
      institution: log.placement.institution.id,
      log: log.entry.id,
      author,
      authorRole: role,
      body: input.body,
      createdAt: at,
    })
    await recordComment(tx, log, { kind: 'log.commented', commentId: input.id, role, at })
    return viewComment(tx, input.id)
  })
