import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

const LATE_MS = 15 * 60_000
const DAYS = 7

export interface MailTroubles {
  /** Still waiting after a quarter of an hour. */
  late: number
  /** Of the last seven days: refused for good by a mail server, and given up. */
  bounced: number
  failed: number
}

/** What became of everybody's mails, for whoever runs the server; counts alone. */
export async function countMailTroubles(ctx: Pick<Ctx, 'em' | 'clock'>): Promise<MailTroubles> {
  const now = ctx.clock().getTime()
  const since = new Date(now - DAYS * 24 * 60 * 60_000)
  const late = new Date(now - LATE_MS)
  const { rows } = await sql<MailTroubles>`select
      (select count(*)::int from mail where state = 'QUEUED' and created_at < ${late}) as late,
      count(*) filter (where state = 'BOUNCED')::int as bounced, count(*) filter (where state = 'FAILED')::int as failed
    from mail where created_at > ${since}`.execute(tables(ctx.em))
  return rows[0] ?? { late: 0, bounced: 0, failed: 0 }
}
