import type { SetNameInput } from '@ipt/contracts'
import { User } from '@ipt/db'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { homeOf } from './internal.ts'

/** The person's name, as everybody sees it from now on. The record keeps the one before. Sending it twice changes it once. */
export const setName = (ctx: Ctx, { name, requestId }: SetNameInput): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const user = await tx.em.findOneOrFail(User, { id: ownId(tx.actor) })
    if (user.name === name) return
    const before = user.name
    user.name = name
    await tx.em.flush()
    await record(tx, {
      kind: 'user.renamed',
      subject: { type: 'user', id: user.id },
      institutionId: (await homeOf(tx, user.id))?.id ?? null,
      role: null,
      from: null,
      to: null,
      revision: null,
      data: {},
      comment: before,
      requestId,
      at: tx.clock(),
    })
  })
