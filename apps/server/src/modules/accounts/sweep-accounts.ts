import { PasswordReset } from '@ipt/db'
import { ctxFor, type Services } from '../../kernel/services.ts'
import { RENEW_MS } from './reset-links.ts'

/** Housekeeping: sessions that are over, and links that can't even ask for a new one any more. All of them were refused already. */
export async function sweepAccounts(services: Services): Promise<void> {
  const { em } = ctxFor(services, { kind: 'system', name: 'accounts:sweep' })
  await services.sessions.deleteExpired()
  await em.nativeDelete(PasswordReset, { createdAt: { $lte: new Date(services.clock().getTime() - RENEW_MS) } })
}
