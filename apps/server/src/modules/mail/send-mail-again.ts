import type { MailLine, SendMailAgainInput } from '@ipt/contracts'
import { Contact, Mail, User } from '@ipt/db'
import { institutionsAs, isMailAddress } from '@ipt/domain'
import { LockMode } from '@mikro-orm/postgresql'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { clearBounce } from './bounces.ts'
import { viewMail } from './mails.queries.ts'
import { enqueueMail } from './send-mail.ts'

const KIND = 'user.mailSentAgain'

/**
 * Sends a mail that did not arrive once more, to the address that its reader has now; a mark that the address bounced is taken off.
 * MAIL_NOT_FOUND, WRONG_STATE for one that was sent or is on its way, MAIL_SECRET, INPUT_INVALID for an address that mail can't go to,
 * ID_TAKEN. Sending it twice sends one.
 */
export const sendMailAgain = (ctx: Ctx, { id, requestId }: SendMailAgainInput): Promise<MailLine> =>
  inTransaction(ctx, async (tx) => {
    const { can, to } = await viewMail(tx, id)
    const mail = await tx.em.findOneOrFail(Mail, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (await doneBefore(tx, { requestId, kind: KIND, subjectId: to.id, data: { mailId: id } })) return lineOf(tx, id)
    if (mail.secret) throw new DomainError('MAIL_SECRET')
    if (!can.includes('sendAgain') || mail.state === 'QUEUED' || mail.state === 'SENT') throw new DomainError('WRONG_STATE')

    const user = await tx.em.findOneOrFail(User, { id: to.id })
    if (!isMailAddress(user.email)) throw fieldError('INPUT_INVALID', 'id', 'Not an address that mail can be sent to. Correct it first.')
    await clearBounce(tx.em, user.email)
    const from = mail.state
    await tx.em.nativeUpdate(Mail, { id }, { state: 'QUEUED', address: user.email, lastError: null, claimedAt: null })
    await enqueueMail(tx.em, id)
    await record(tx, {
      kind: KIND,
      subject: { type: 'user', id: to.id },
      institutionId: mail.institution?.id ?? (await contactAt(tx, to.id)),
      role: 'coordinator',
      from,
      to: 'QUEUED',
      revision: null,
      data: { mailId: id },
      requestId,
      at: tx.clock(),
    })
    return lineOf(tx, id)
  })

/** Where a mail of no institution was sent again from: one of the actor's, where its reader is a contact. */
async function contactAt(tx: Ctx, userId: string): Promise<string | null> {
  const contact = await tx.em.findOne(Contact, { user: userId, institution: { $in: institutionsAs(tx.actor, 'coordinator') } })
  return contact?.institution.id ?? null
}

const lineOf = async (tx: Ctx, id: string): Promise<MailLine> => {
  const { language: _, text: __, ...line } = await viewMail(tx, id)
  return line
}
