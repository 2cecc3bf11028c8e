import type { Language, Role } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { moment, tables } from '../../kernel/tables.ts'
import { homePath, type Told } from './kind.ts'
import { KIND_OF_EVENT } from './kinds/index.ts'

/** Who did it: a person, or a key of an institution by its name. */
const ACTOR = sql<string | null>`coalesce(actor.name, (select name from api_token where id = (notification.data->>'actorId')::uuid))`

/** Notifications with the names that their words need. */
export const selectNotifications = (em: EntityManager) =>
  tables(em)
    .selectFrom('notification')
    .leftJoin('app_user as actor', (join) => join.on(sql<boolean>`actor.id = (notification.data->>'actorId')::uuid`))
    .leftJoin('app_user as student', (join) => join.on(sql<boolean>`student.id = (notification.data->>'studentId')::uuid`))
    .leftJoin('announcement', (join) =>
      join.onRef('announcement.id', '=', 'notification.subject_id').on('announcement.retracted_at', 'is', null),
    )
    .leftJoin('vacancy', (join) => join.on(sql<boolean>`vacancy.id = (notification.data->>'vacancyId')::uuid`))
    .select([
      'notification.id',
      'notification.kind',
      'notification.subject_id',
      'notification.data',
      'notification.occurred_at',
      'notification.read_at',
      'student.name as student_name',
      'announcement.title',
      'vacancy.title as vacancy_title',
      'vacancy.organisation_name as company',
    ])
    .select(ACTOR.as('actor_name'))

export type NotificationRow = Awaited<ReturnType<ReturnType<typeof selectNotifications>['execute']>>[number]

/** Several notifications that are told in one line, the newest first. */
export type Group<Row extends NotificationRow = NotificationRow> = [Row, ...Row[]]

/** Rows of one group have one key: same kind, actor, student and relation, where the kind has words for several. */
export const groupKey = ({ id, kind, data }: NotificationRow): string =>
  KIND_OF_EVENT.get(kind)?.many ? [kind, data.actorId, data.studentId, data.toldAs].join(' ') : id

/** A group in words of one language, and where it leads. Null for a kind that is no more. */
export function lineOf(group: Group, language: Language): { text: string; path: string } | null {
  const [newest] = group
  const kind = KIND_OF_EVENT.get(newest.kind)
  if (!kind) return null
  const told = toldOf(newest, language)
  const role = newest.data.toldAs as Role
  if (group.length === 1 || !kind.many) return { text: kind.text[language](told), path: kind.path(told, role) }
  const days = group.flatMap(({ data }) => dayOf(data) ?? []).sort()
  return {
    text: kind.many[language]({ ...told, count: group.length, days: daysIn(language, days[0], days.at(-1)) }),
    path: homePath(told, role),
  }
}

export const occurredAt = ([newest]: Group): string => moment(newest.occurred_at)

const dayOf = (data: Told['data']): string | null => {
  const day = data.logDate ?? data.arrivedOn ?? data.weekStartsOn ?? data.from
  return typeof day === 'string' ? day : null
}

const toldOf = (row: NotificationRow, language: Language): Told => ({
  data: row.data,
  subjectId: row.subject_id,
  actor: row.actor_name ?? 'IPT Service',
  student: row.student_name ?? '',
  day: daysIn(language, dayOf(row.data)),
  until: typeof row.data.to === 'string' ? daysIn(language, row.data.to) : '',
  title: row.title ?? '',
  vacancy: row.vacancy_title ?? '',
  company: row.company ?? '',
  answerBy: typeof row.data.answerBy === 'string' ? daysIn(language, row.data.answerBy) : '',
})

const LOCALES: Record<Language, string> = { en: 'en-GB', sw: 'sw-TZ' }

/** "Wed 12 Aug", "Mon 10 – Fri 14 Aug", "Fri 31 Jul – Mon 3 Aug". */
function daysIn(language: Language, first: string | null | undefined, last = first): string {
  if (!first || !last) return ''
  const format = (day: string, month: boolean) =>
    new Intl.DateTimeFormat(LOCALES[language], {
      weekday: 'short',
      day: 'numeric',
      ...(month ? { month: 'short' } : {}),
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`))
  return first === last ? format(last, true) : `${format(first, first.slice(0, 7) !== last.slice(0, 7))} – ${format(last, true)}`
}
