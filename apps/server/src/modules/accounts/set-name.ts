import type { SetNameInput } from '@ipt/contracts'
import { User } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { homeOf } from './internal.ts'

/** The person's name, as everybody sees it from now on; the record keeps each. ID_TAKEN. Sending it twice changes it once. Returns what it is now. */
export const setName = (ctx: Ctx, { name, requestId }: SetNameInput): Promise<string> =>
  inTransaction(ctx, async (tx) => {
    const user = await tx.em.findOneOrFail(User, { id: ownId(tx.actor) })
    if (await doneBefore(tx, { requestId, kind: 'user.renamed', subjectId: user.id, comment: name })) return user.name
    if (user.name === name) return name
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
      comment: name,
      requestId,
      at: tx.clock(),
    })
    return name
  })
