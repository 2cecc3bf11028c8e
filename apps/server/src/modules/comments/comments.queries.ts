import type { CommentPage, CommentView, ListCommentsInput } from '@ipt/contracts'
import { permits, UNDO_MS, userIdOf } from '@ipt/domain'
import { TERMINAL_STATUSES } from '@ipt/log-machine'
import { sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { loadLog } from '../logbook/index.ts'

/** A page of a log's thread, oldest first. LOG_NOT_FOUND. */
export async function listComments(ctx: Ctx, input: z.output<typeof ListCommentsInput>): Promise<CommentPage> {
  const { entry, relations } = await loadLog(ctx, input.logId)
  let query = selectComments(ctx)
    .where('log_comment.log_id', '=', entry.id)
    .orderBy('log_comment.created_at')
    .orderBy('log_comment.id')
    .limit(input.limit + 1)
  if (input.cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor('comments', input.cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<boolean>`(log_comment.created_at, log_comment.id) > (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const closed = TERMINAL_STATUSES.includes(entry.status)
  return {
    items: page.map((row) => toView(ctx, row)),
    next: rows.length > input.limit && last ? encodeCursor('comments', [moment(last.created_at), last.id]) : null,
    closed,
    canPost: !closed && permits('comment.post', relations),
  }
}

/** One comment, of a log that the actor was found to see. COMMENT_NOT_FOUND. */
export async function viewComment(ctx: Ctx, id: string): Promise<CommentView> {
  const row = await selectComments(ctx).where('log_comment.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('COMMENT_NOT_FOUND')
  return toView(ctx, row)
}

const selectComments = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('log_comment')
    .innerJoin('log_entry', 'log_entry.id', 'log_comment.log_id')
    .innerJoin('app_user as author', 'author.id', 'log_comment.author_id')
    .select([
      'log_comment.id',
      'log_comment.author_role',
      'log_comment.body',
      'log_comment.created_at',
      'author.id as author_id',
      'author.name as author_name',
      'log_entry.status',
    ])

type CommentRow = Awaited<ReturnType<ReturnType<typeof selectComments>['execute']>>[number]

function toView(ctx: Ctx, row: CommentRow): CommentView {
  const until = new Date(new Date(row.created_at).getTime() + UNDO_MS)
  const withdrawable =
    row.author_id === userIdOf(ctx.actor) && row.body != null && !TERMINAL_STATUSES.includes(row.status) && ctx.clock() <= until
  return {
    id: row.id,
    by: { id: row.author_id, name: row.author_name },
    role: row.author_role,
    at: moment(row.created_at),
    body: row.body ?? null,
    withdrawUntil: withdrawable ? moment(until) : null,
  }
}
