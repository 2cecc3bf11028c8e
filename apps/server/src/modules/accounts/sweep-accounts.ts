import { LoginFailure, PasswordReset } from '@ipt/db'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { RENEW_MS } from './reset-links.ts'

/** Housekeeping: sessions that are over, links that can't even ask for a new one any more, and counts that have run out. */
export async function sweepAccounts(services: Services): Promise<void> {
  const { em } = ctxFor(services, { kind: 'system', name: 'accounts:sweep' })
  await services.sessions.deleteExpired()
  await em.nativeDelete(LoginFailure, { expire: { $lt: services.clock().getTime() } })
  await em.nativeDelete(PasswordReset, { createdAt: { $lte: new Date(services.clock().getTime() - RENEW_MS) } })
}
