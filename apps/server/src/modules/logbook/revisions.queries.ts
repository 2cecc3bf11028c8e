import type { LogRevisionPage, LogRevisionsInput } from '@ipt/contracts'
import type { z } from 'zod'
import { CURSOR_REVISION, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { filesOfRevisions } from '../files/index.ts'
import { viewLog } from './logbook.queries.ts'
import { hoursOf } from './revisions.ts'

/** The revisions of a log that the actor sees, newest first, each with the files that it had. LOG_NOT_FOUND. */
export async function listRevisions(ctx: Ctx, input: z.output<typeof LogRevisionsInput>): Promise<LogRevisionPage> {
  await viewLog(ctx, input.id)
  let query = tables(ctx.em)
    .selectFrom('log_revision')
    .select(['number', 'content', 'minutes', 'skills', 'created_at', 'written_at'])
    .where('log_id', '=', input.id)
    .orderBy('number', 'desc')
    .limit(input.limit + 1)
  if (input.cursor !== undefined) query = query.where('number', '<', Number(decodeCursor('revisions', input.cursor, [CURSOR_REVISION])[0]))
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const files = await filesOfRevisions(
    ctx.em,
    input.id,
    page.map((row) => row.number),
  )
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      number: row.number,
      content: row.content,
      hours: hoursOf(row.minutes),
      skills: row.skills,
      files: files.get(row.number) ?? [],
      sentAt: moment(row.created_at),
      writtenAt: row.written_at === null || row.written_at === undefined ? null : moment(row.written_at),
    })),
    next: rows.length > input.limit && last ? encodeCursor('revisions', [String(last.number)]) : null,
  }
}
