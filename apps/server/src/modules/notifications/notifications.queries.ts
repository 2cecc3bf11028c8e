import type { ListNotificationsInput, NotificationPage } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { ownId } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { type Group, groupKey, lineOf, type NotificationRow, occurredAt, selectNotifications } from './notification-lines.ts'

/** Rows that a page looks through at most: many of them may be one line. */
const ROWS = LIMITS.list

/** The actor's own notifications, newest first, in one language. What one person did several times in a row is one line. */
export async function listNotifications(ctx: Ctx, input: z.output<typeof ListNotificationsInput>): Promise<NotificationPage> {
  let query = selectNotifications(ctx.em)
    .where('notification.user_id', '=', ownId(ctx.actor))
    .orderBy('notification.occurred_at', 'desc')
    .orderBy('notification.id', 'desc')
    .limit(ROWS + 1)
  if (input.cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor('notifications', input.cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<boolean>`(notification.occurred_at, notification.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const [rows, unread] = await Promise.all([query.execute(), countUnread(ctx)])
  const shown = consecutive(rows.slice(0, ROWS)).slice(0, input.limit)
  const last = shown.at(-1)?.at(-1)
  return {
    items: shown.flatMap((group) => {
      const line = lineOf(group, input.language)
      const [{ id, kind, read_at }] = group
      return line ? [{ ...line, id, ids: group.map((row) => row.id), kind, at: occurredAt(group), read: read_at !== null }] : []
    }),
    next: last && rows.at(-1)?.id !== last.id ? encodeCursor('notifications', [moment(last.occurred_at), last.id]) : null,
    unread,
  }
}

/** Neighbours of one group that are both read, or both not. */
function consecutive(rows: readonly NotificationRow[]): Group[] {
  const groups: Group[] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group && groupKey(group[0]) === groupKey(row) && (group[0].read_at === null) === (row.read_at === null)) group.push(row)
    else groups.push([row])
  }
  return groups
}

export async function countUnread(ctx: Ctx): Promise<number> {
  const row = await tables(ctx.em)
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<string>().as('unread'))
    .where('user_id', '=', ownId(ctx.actor))
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(row?.unread ?? 0)
}
