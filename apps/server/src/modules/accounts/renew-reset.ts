import type { RenewResetInput } from '@ipt/contracts'
import { DomainEvent } from '@ipt/db'
import { DomainError } from '../../kernel/errors.ts'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { personActor } from './internal.ts'
import { findReset, issueReset } from './reset-links.ts'

/**
 * A new link for whoever holds an old one, to the address on record: nothing is typed again, and nothing is told of whose it is.
 * LINK_UNKNOWN, TOO_MANY_ATTEMPTS. Sending it twice sends one mail.
 */
export async function renewReset(services: Services, { token, requestId }: RenewResetInput, sender: string): Promise<void> {
  await services.limits.count('link.sender', sender)
  const found = await findReset(services, services.orm.em.fork(), token)
  if (!found) throw new DomainError('LINK_UNKNOWN')
  const { user } = found
  const ctx = ctxFor(services, personActor(user.id))
  const isDone = async (em = ctx.em) => requestId !== undefined && (await em.count(DomainEvent, { requestId, subjectId: user.id })) > 0
  if (await isDone()) return
  await services.limits.count('reset.account', user.emailKey)
  await inTransaction(ctx, async (tx) => {
    if (!(await isDone(tx.em))) await issueReset(tx, services, user.id, requestId)
  })
}
