import type { CommentIdInput, CommentView } from '@ipt/contracts'
import { LogComment } from '@ipt/db'
import { UNDO_MS } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { viewComment } from './comments.queries.ts'
import { holdOpenThread, loadComment, recordComment } from './internal.ts'

/**
 * The author takes a comment back, within 15 minutes: its words are erased, its place stays. COMMENT_NOT_FOUND, NOT_YOURS, WRONG_STATE,
 * UNDO_OVER. Sent again, it answers the same and records once.
 */
export const withdrawComment = (ctx: Ctx, { id }: CommentIdInput): Promise<CommentView> =>
  inTransaction(ctx, async (tx) => {
    const { comment, log } = await loadComment(tx, id)
    if (comment.author.id !== ownId(tx.actor)) throw new DomainError('NOT_YOURS')
    if (comment.withdrawnAt !== null) return viewComment(tx, id)

    await holdOpenThread(tx, log)
    const at = tx.clock()
    if (at.getTime() - comment.createdAt.getTime() > UNDO_MS)
      throw new DomainError('UNDO_OVER', { detail: 'A comment can be taken back for 15 minutes.' })

    const changed = await tx.em.nativeUpdate(LogComment, { id, withdrawnAt: null }, { withdrawnAt: at, body: null })
    if (changed !== 1) throw new LostRace()
    await recordComment(tx, log, { kind: 'log.commentWithdrawn', commentId: id, role: comment.authorRole, at })
    return viewComment(tx, id)
  })
