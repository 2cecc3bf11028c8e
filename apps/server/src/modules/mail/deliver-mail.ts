import { Mail, type MailState } from '@ipt/db'
import { MailRefused } from '../../kernel/mailer.ts'
import type { Services } from '../../kernel/services.ts'
import { tables } from '../../kernel/tables.ts'
import { hasBounced, markBounced } from './bounces.ts'

/** An attempt that long ago died with its process. */
const CLAIM_MS = 10 * 60_000

/** `GONE`: it was done already. */
type DeliverOutcome = Exclude<MailState, 'QUEUED'> | 'GONE'

/**
 * Hands one mail over. Rejects where it is to be tried again, also while another attempt is under way; on the `last` attempt it gives up
 * instead. An attempt after the end does nothing. Between the mail server's yes and our note of it lies the one gap: a process that dies there sends the mail again,
 * under the same Message-ID.
 */
export async function deliverMail(
  services: Pick<Services, 'orm' | 'clock' | 'mailer'>,
  { mailId, last = false }: { mailId: string; last?: boolean },
): Promise<DeliverOutcome> {
  const { mailer } = services
  const mail = await claim(services, mailId)
  if (!mail) {
    if ((await services.orm.em.fork().count(Mail, { id: mailId, state: 'QUEUED' })) === 0) return 'GONE'
    throw new Error('Another attempt is under way.')
  }
  // Several may wait for an address when the first of them comes back.
  if (await hasBounced(services.orm.em.fork(), mail.address)) return end(services, mail, 'FAILED', 'Mail to this address came back before.')
  const letter = { to: mail.address, subject: mail.subject, text: mail.text, html: mail.html, messageId: mail.message_id ?? '' }
  if (!mailer.send) {
    // What the bell says too is no news at the terminal; the outbox has it.
    if (mail.kind !== 'digest') mailer.show?.(letter)
    return end(services, mail, 'KEPT', null)
  }
  try {
    await mailer.send(letter)
  } catch (error) {
    const words = error instanceof Error ? error.message.slice(0, 500) : String(error)
    if (error instanceof MailRefused && error.address) await markBounced(services.orm.em.fork(), mail.address, words, services.clock())
    if (error instanceof MailRefused && error.permanent) return end(services, mail, 'BOUNCED', words)
    if (last) return end(services, mail, 'FAILED', words)
    await services.orm.em.fork().nativeUpdate(Mail, { id: mailId }, { claimedAt: null, lastError: words })
    throw error
  }
  return end(services, mail, 'SENT', null)
}

/** Takes the mail for one attempt, by one statement that only one of two gets through. */
const claim = ({ orm, clock, mailer }: Pick<Services, 'orm' | 'clock' | 'mailer'>, id: string) =>
  tables(orm.em.fork())
    .updateTable('mail')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      claimed_at: clock(),
      message_id: eb.fn.coalesce('message_id', eb.val(`<${id}@${mailer.domain}>`)),
    }))
    .where('id', '=', id)
    .where('state', '=', 'QUEUED')
    .where((eb) => eb.or([eb('claimed_at', 'is', null), eb('claimed_at', '<', new Date(clock().getTime() - CLAIM_MS))]))
    .returning(['id', 'address', 'kind', 'subject', 'text', 'html', 'secret', 'message_id'])
    .executeTakeFirst()

async function end(
  { orm, clock }: Pick<Services, 'orm' | 'clock'>,
  { id, secret }: { id: string; secret: boolean },
  state: Exclude<MailState, 'QUEUED'>,
  lastError: string | null,
): Promise<DeliverOutcome> {
  const blank = secret ? { text: '', html: '' } : {}
  const sentAt = state === 'SENT' ? clock() : null
  await orm.em.fork().nativeUpdate(Mail, { id, state: 'QUEUED' }, { state, sentAt, claimedAt: null, lastError, ...blank })
  return state
}
