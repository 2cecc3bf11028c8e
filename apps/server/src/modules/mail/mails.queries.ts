import type { ListMailsInput, MailLine, MailPage, MailView } from '@ipt/contracts'
import { institutionsAs, type Language } from '@ipt/domain'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Mailer } from '../../kernel/mailer.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The mails of the actor's institutions, newest first, keyset-paged. */
export async function listMails(
  ctx: Ctx,
  { send }: Pick<Mailer, 'send'>,
  { state, user, q, limit, cursor }: z.output<typeof ListMailsInput>,
): Promise<MailPage> {
  let query = selectMails(ctx)
    .orderBy('mail.created_at', 'desc')
    .orderBy('mail.id', 'desc')
    .limit(limit + 1)
  if (state) query = query.where('mail.state', '=', state)
  if (user) query = query.where('mail.user_id', '=', user)
  const words = q?.trim()
  if (words) {
    const like = `%${words.replaceAll(/[\\%_]/g, (each) => `\\${each}`)}%`
    query = query.where((eb) => eb.or([eb('app_user.name', 'ilike', like), eb('mail.address', 'ilike', like)]))
  }
  if (cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor('mails', cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<SqlBool>`(mail.created_at, mail.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toLine),
    next: rows.length > limit && last ? encodeCursor('mails', [moment(last.created_at), last.id]) : null,
    delivers: send !== null,
  }
}

/** One mail with its words, where the coordinator may read them. MAIL_NOT_FOUND. */
export async function viewMail(ctx: Ctx, id: string): Promise<MailView> {
  const row = await selectMails(ctx).select(['mail.language', 'mail.text']).where('mail.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('MAIL_NOT_FOUND')
  const line = toLine(row)
  return { ...line, language: row.language as Language, text: line.can.includes('read') ? row.text : null }
}

/** The mails of the actor's institutions, and those of no institution to people at companies who are contacts there: about their accounts. */
const selectMails = (ctx: Ctx) => {
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  return tables(ctx.em)
    .selectFrom('mail')
    .innerJoin('app_user', 'app_user.id', 'mail.user_id')
    .leftJoin('bounced_address', (join) => join.on(sql<SqlBool>`bounced_address.address_key = lower(trim(normalize(mail.address, NFKC)))`))
    .select([
      'mail.id',
      'mail.user_id',
      'app_user.name',
      'mail.address',
      'mail.kind',
      'mail.subject',
      'mail.state',
      'mail.attempts',
      'mail.last_error',
      'mail.secret',
      'mail.mixed',
      'mail.created_at',
      'mail.sent_at',
      'bounced_address.bounced_at',
    ])
    .where(
      sql<SqlBool>`(mail.institution_id = any(${institutions}::uuid[]) or mail.institution_id is null
        and mail.user_id in (select user_id from contact where institution_id = any(${institutions}::uuid[])))`,
    )
}

type MailRow = Awaited<ReturnType<ReturnType<typeof selectMails>['execute']>>[number]

const AGAIN: ReadonlySet<string> = new Set(['BOUNCED', 'FAILED', 'KEPT'])

const toLine = (row: MailRow): MailLine => ({
  id: row.id,
  to: { id: row.user_id, name: row.name },
  address: row.address,
  bounced: row.bounced_at !== null,
  kind: row.kind,
  subject: row.subject,
  state: row.state,
  attempts: row.attempts,
  why: row.last_error ?? null,
  createdAt: moment(row.created_at),
  sentAt: row.sent_at ? moment(row.sent_at) : null,
  can: [...(row.secret || row.mixed ? [] : (['read'] as const)), ...(AGAIN.has(row.state) && !row.secret ? (['sendAgain'] as const) : [])],
})
