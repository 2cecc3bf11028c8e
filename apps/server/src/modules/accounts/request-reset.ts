import type { RequestResetInput } from '@ipt/contracts'
import { DomainEvent, User } from '@ipt/db'
import { emailKey } from '@ipt/domain'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { inTransaction } from '../../kernel/use-case.ts'
import { issueReset, mayReset } from './reset-links.ts'

const TASK = 'accounts.sendReset'

/**
 * Takes a wish for a link to a new password. Whether anybody has this address is looked up by a job, after the answer: neither the answer
 * nor its time can tell. TOO_MANY_ATTEMPTS, counted for addresses that nobody has as well.
 */
export async function requestReset(services: Services, { email, requestId }: RequestResetInput, sender: string): Promise<void> {
  const key = emailKey(email)
  await services.limits.count('reset.sender', sender)
  await services.limits.count('reset.account', key)
  const payload = JSON.stringify({ email: key, requestId: requestId ?? services.newId() })
  await services.orm.em.fork().execute(`select graphile_worker.add_job('${TASK}', ?::json, max_attempts => 5)`, [payload])
}

/** The job behind it: mails a link where the address is somebody's who may sign in. Run again with the same id, it does nothing. */
export async function sendReset(services: Services, { email, requestId }: { email: string; requestId: string }): Promise<void> {
  await inTransaction(ctxFor(services, { kind: 'system', name: TASK }), async (tx) => {
    if ((await tx.em.count(DomainEvent, { requestId })) > 0) return
    const user = await tx.em.findOne(User, { emailKey: email })
    if (mayReset(services, user)) await issueReset(tx, services, user.id, requestId)
  })
}
