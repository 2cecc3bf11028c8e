import type { ListNotificationsInput, NotificationPage, NotificationView } from '@ipt/contracts'
import type { Language, Role } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { ownId } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { KIND_OF_EVENT } from './kinds/index.ts'

/** The actor's own notifications, newest first, in one language. */
export async function listNotifications(ctx: Ctx, input: z.output<typeof ListNotificationsInput>): Promise<NotificationPage> {
  let query = selectNotifications(ctx)
    .orderBy('notification.occurred_at', 'desc')
    .orderBy('notification.id', 'desc')
    .limit(input.limit + 1)
  if (input.cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor(input.cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<boolean>`(notification.occurred_at, notification.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const [rows, unread] = await Promise.all([query.execute(), countUnread(ctx)])
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.flatMap((row) => toView(row, input.language) ?? []),
    next: rows.length > input.limit && last ? encodeCursor([moment(last.occurred_at), last.id]) : null,
    unread,
  }
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

const selectNotifications = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('notification')
    .leftJoin('app_user as actor', (join) => join.on(sql<boolean>`actor.id = (notification.data->>'actorId')::uuid`))
    .leftJoin('app_user as student', (join) => join.on(sql<boolean>`student.id = (notification.data->>'studentId')::uuid`))
    .leftJoin('announcement', (join) =>
      join.onRef('announcement.id', '=', 'notification.subject_id').on('announcement.retracted_at', 'is', null),
    )
    .select([
      'notification.id',
      'notification.kind',
      'notification.subject_id',
      'notification.data',
      'notification.occurred_at',
      'notification.read_at',
      'actor.name as actor_name',
      'student.name as student_name',
      'announcement.title',
    ])
    .where('notification.user_id', '=', ownId(ctx.actor))

type NotificationRow = Awaited<ReturnType<ReturnType<typeof selectNotifications>['execute']>>[number]

function toView(row: NotificationRow, language: Language): NotificationView | null {
  const kind = KIND_OF_EVENT.get(row.kind)
  if (!kind) return null
  const told = {
    data: row.data,
    subjectId: row.subject_id,
    actor: row.actor_name ?? 'IPT Service',
    student: row.student_name ?? '',
    day: dayIn(language, row.data.logDate ?? row.data.arrivedOn ?? row.data.weekStartsOn ?? row.data.from),
    until: dayIn(language, row.data.to),
    title: row.title ?? '',
  }
  return {
    id: row.id,
    kind: row.kind,
    text: kind.text[language](told),
    at: moment(row.occurred_at),
    read: row.read_at !== null,
    path: kind.path(told, row.data.toldAs as Role),
  }
}

const LOCALES: Record<Language, string> = { en: 'en-GB', sw: 'sw-TZ' }

function dayIn(language: Language, day: unknown): string {
  if (typeof day !== 'string') return ''
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
