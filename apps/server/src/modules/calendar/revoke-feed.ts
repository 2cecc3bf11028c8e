import { CalendarFeed } from '@ipt/db'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'

/** Stops the person's calendar feed: its address is worth nothing from the next request on. Where there is none, nothing happens. */
export const revokeFeed = (ctx: Ctx): Promise<null> =>
  inTransaction(ctx, async (tx) => {
    const userId = ownId(tx.actor)
    if ((await tx.em.nativeDelete(CalendarFeed, { user: userId })) === 0) return null
    await record(tx, {
      kind: 'calendar.feedRevoked',
      subject: { type: 'user', id: userId },
      institutionId: null,
      role: null,
      from: null,
      to: null,
      revision: null,
      data: {},
      at: tx.clock(),
    })
    return null
  })
