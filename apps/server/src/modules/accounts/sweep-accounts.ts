import { LoginFailure, PasswordReset } from '@ipt/db'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { RENEW_MS } from './reset-links.ts'

/** Housekeeping: sessions that are over, links that can't even ask for a new one any more, counts that have run out, and answers kept for a second sending. */
export async function sweepAccounts(services: Services): Promise<void> {
  const { em } = ctxFor(services, { kind: 'system', name: 'accounts:sweep' })
  await services.sessions.deleteExpired()
  await services.keptAnswers.sweep()
  await em.nativeDelete(LoginFailure, { expire: { $lt: services.clock().getTime() } })
  await em.nativeDelete(PasswordReset, { createdAt: { $lte: new Date(services.clock().getTime() - RENEW_MS) } })
}
