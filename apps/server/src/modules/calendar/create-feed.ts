import { digestOf, newSecret } from '@ipt/auth'
import type { NewCalendarFeed } from '@ipt/contracts'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'

/**
 * Makes the person's calendar feed a new address, and tells it this once: the one before stops at once. Sent again it makes another; what
 * counts is the one that was shown last.
 */
export const createFeed = (ctx: Ctx): Promise<NewCalendarFeed> =>
  inTransaction(ctx, async (tx) => {
    const userId = ownId(tx.actor)
    const at = tx.clock()
    const secret = newSecret()
    const address = { id: digestOf(secret), created_at: at, last_fetched_at: null }
    await tables(tx.em)
      .insertInto('calendar_feed')
      .values({ ...address, user_id: userId })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(address))
      .execute()
    await record(tx, {
      kind: 'calendar.feedMade',
      subject: { type: 'user', id: userId },
      institutionId: null,
      role: null,
      from: null,
      to: null,
      revision: null,
      data: {},
      at,
    })
    return { path: `/calendar/${secret}.ics`, createdAt: moment(at) }
  })
