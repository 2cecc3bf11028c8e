import type { Services } from '../../kernel/services.ts'
import { tables } from '../../kernel/tables.ts'
import { deliverMail } from './deliver-mail.ts'
import { dequeueMail } from './send-mail.ts'

/** Mails of one job beside its own: then another job has its turn. */
const MOST = 500

/**
 * Goes on with mails that nobody has tried yet, oldest first, after one was handed over: the queue itself looks for its next job only every
 * two seconds, and 200 invitations would take minutes. Their own jobs are taken out of it, since what comes after them would wait for each.
 * What fails is tried again by its own job. Returns how many were handed over.
 */
export async function deliverWaiting(services: Pick<Services, 'orm' | 'clock' | 'mailer'>): Promise<number> {
  for (let count = 0; ; count++) {
    const next = await tables(services.orm.em.fork())
      .selectFrom('mail')
      .select('id')
      .where('state', '=', 'QUEUED')
      .where('attempts', '=', 0)
      .orderBy('created_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!next || count === MOST) return count
    const outcome = await deliverMail(services, { mailId: next.id }).catch(() => null)
    if (outcome === null) return count
    await dequeueMail(services.orm.em.fork(), next.id)
  }
}
