import type { MarkReadInput } from '@ipt/contracts'
import { Notification } from '@ipt/db'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { countUnread } from './notifications.queries.ts'

/** Marks the actor's own notifications as read: the named ones, or every one up to now. Somebody else's are left alone. */
export const markRead = (ctx: Ctx, { ids }: MarkReadInput): Promise<{ unread: number }> =>
  inTransaction(ctx, async (tx) => {
    await tx.em.nativeUpdate(
      Notification,
      { user: ownId(tx.actor), readAt: null, ...(ids === undefined ? {} : { id: { $in: ids } }) },
      { readAt: tx.clock() },
    )
    return { unread: await countUnread(tx) }
  })
