import { Mail } from '@ipt/db'
import { isMailAddress, type Language } from '@ipt/domain'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import type { MailBody } from './write-mail.ts'

/** Tries, with graphile-worker's growing pauses between them: the last one comes about a day after the first. */
const ATTEMPTS = 12

export interface NewMail {
  to: { userId: string; address: string; language: Language }
  institutionId: string | null
  /** Which mail it is: `passwordReset`. */
  kind: string
  body: MailBody
  /** It holds a link that is worth a password: the words are blanked once they are sent. */
  secret?: boolean
}

/**
 * Has a mail sent after the commit of the transaction that it is called in: the row and the job are part of it, so a mail goes out exactly
 * where what it tells of happened. An address that no mail can go to is noted as FAILED, and keeps nobody from what they were doing.
 * Returns the mail's id.
 */
export async function sendMail(
  tx: Pick<Ctx, 'em' | 'clock' | 'newId'>,
  { to, institutionId, kind, body, secret = false }: NewMail,
): Promise<string> {
  const id = tx.newId()
  const possible = isMailAddress(to.address)
  await tx.em.insert(Mail, {
    id,
    institution: institutionId,
    user: to.userId,
    address: to.address,
    language: to.language,
    kind,
    ...(possible || !secret ? body : { ...body, text: '', html: '' }),
    secret,
    state: possible ? 'QUEUED' : 'FAILED',
    lastError: possible ? null : 'Not an address that mail can be sent to.',
    createdAt: tx.clock(),
  })
  // One queue: a mail server that is slow keeps one of the worker's hands busy, not all.
  if (possible)
    await sql`
      select graphile_worker.add_job(
        'mail.deliver', json_build_object('mailId', ${id}::uuid), queue_name => 'mail', max_attempts => ${ATTEMPTS}::int, job_key => ${`mail.deliver:${id}`}::text
      )`.execute(tables(tx.em))
  return id
}
