import { Mail } from '@ipt/db'
import { isMailAddress, type Language } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { hasBounced } from './bounces.ts'
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
  /** It tells of several institutions: no coordinator reads its words. */
  mixed?: boolean
}

/**
 * Has a mail sent after the commit of the transaction that it is called in: the row and the job are part of it, so a mail goes out exactly
 * where what it tells of happened. An address that no mail can go to, or that bounced, is noted as FAILED, and keeps nobody from what they were doing.
 * Returns the mail's id.
 */
export async function sendMail(
  tx: Pick<Ctx, 'em' | 'clock' | 'newId'>,
  { to, institutionId, kind, body, secret = false, mixed = false }: NewMail,
): Promise<string> {
  const id = tx.newId()
  const fault = await faultOf(tx.em, to.address)
  const possible = fault === null
  await tx.em.insert(Mail, {
    id,
    institution: institutionId,
    user: to.userId,
    address: to.address,
    language: to.language,
    kind,
    ...(possible || !secret ? body : { ...body, text: '', html: '' }),
    secret,
    mixed,
    state: possible ? 'QUEUED' : 'FAILED',
    lastError: fault,
    createdAt: tx.clock(),
  })
  if (possible) await enqueueMail(tx.em, id)
  return id
}

/** Why no mail goes to an address; null where one may. */
async function faultOf(em: EntityManager, address: string): Promise<string | null> {
  if (!isMailAddress(address)) return 'Not an address that mail can be sent to.'
  return (await hasBounced(em, address)) ? 'Mail to this address came back before.' : null
}

/** One queue: a mail server that is slow keeps one of the worker's hands busy, not all. */
export const enqueueMail = (em: EntityManager, id: string) =>
  sql`
    select graphile_worker.add_job(
      'mail.deliver', json_build_object('mailId', ${id}::uuid), queue_name => 'mail', max_attempts => ${ATTEMPTS}::int, job_key => ${`mail.deliver:${id}`}::text
    )`.execute(tables(em))

/** Takes the job of a mail out of the queue: somebody else has seen to it. */
export const dequeueMail = (em: EntityManager, id: string) =>
  sql`select graphile_worker.remove_job(${`mail.deliver:${id}`}::text)`.execute(tables(em))
