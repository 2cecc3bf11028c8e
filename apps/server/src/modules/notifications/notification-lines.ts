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
    .leftJoin('app_user as supervisor', (join) => join.on(sql<boolean>`supervisor.id = (notification.data->>'supervisorId')::uuid`))
    .leftJoin('announcement', (join) =>
      join.onRef('announcement.id', '=', 'notification.subject_id').on('announcement.retracted_at', 'is', null),
    )
    .leftJoin('vacancy', (join) => join.on(sql<boolean>`vacancy.id = (notification.data->>'vacancyId')::uuid`))
    .leftJoin('placement as placed', (join) => join.on(sql<boolean>`placed.id = (notification.data->>'placementId')::uuid`))
    .leftJoin('organisation as host', 'host.id', 'placed.organisation_id')
    .select([
      'notification.id',
      'notification.kind',
      'notification.subject_id',
      'notification.data',
      'notification.occurred_at',
      'notification.read_at',
      'student.name as student_name',
      'supervisor.name as supervisor_name',
      'announcement.title',
      'vacancy.title as vacancy_title',
      'placed.starts_on',
      'placed.ends_on',
    ])
    .select((eb) => eb.fn.coalesce('vacancy.organisation_name', 'host.name').as('company'))
    .select([ACTOR.as('actor_name'), sql<boolean>`coalesce(supervisor.id = notification.user_id, false)`.as('yourself')])

export type NotificationRow = Awaited<ReturnType<ReturnType<typeof selectNotifications>['execute']>>[number]

/** Several notifications that are told in one line, the newest first. */
export type Group<Row extends NotificationRow = NotificationRow> = [Row, ...Row[]]

/**
 * Rows of one group have one key: same kind, actor, student and relation, where the kind has words for several. Where these are of several
 * students, what each did himself counts as done by one.
 */
export function groupKey({ id, kind, data: { actorId, studentId, toldAs } }: NotificationRow): string {
  const { many, across } = KIND_OF_EVENT.get(kind) ?? {}
  if (!many || (across && toldAs === 'student')) return id
  return [kind, ...(across ? [actorId === studentId ? null : actorId] : [actorId, studentId]), toldAs].join(' ')
}

/** A group in words of one language, and where it leads. Null for a kind that is no more. */
export function lineOf(group: Group, language: Language): { text: string; path: string } | null {
  const [newest] = group
  const kind = KIND_OF_EVENT.get(newest.kind)
  if (!kind) return null
  const told = toldOf(newest, language)
  const role = newest.data.toldAs as Role
  const students = [...new Map(group.map(({ data, student_name }) => [data.studentId, student_name ?? ''])).values()]
  const count = kind.across ? students.length : group.length
  if (count === 1 || !kind.many) return { text: kind.text[language](told), path: kind.path(told, role) }
  const days = group.flatMap(({ data }) => dayOf(data) ?? []).sort()
  return {
    text: kind.many[language]({
      ...told,
      count,
      students: namesIn(language, students),
      days: daysIn(language, days[0], days.at(-1)),
    }),
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
  own: row.data.toldAs === 'student',
  supervisor: row.supervisor_name ?? '',
  yourself: row.yourself,
  day: daysIn(language, dayOf(row.data)),
  until: typeof row.data.to === 'string' ? daysIn(language, row.data.to) : '',
  title: row.title ?? '',
  vacancy: row.vacancy_title ?? '',
  company: row.company ?? '',
  placed: daysIn(language, row.starts_on, row.ends_on),
  answerBy: typeof row.data.answerBy === 'string' ? daysIn(language, row.data.answerBy) : '',
})

const LOCALES: Record<Language, string> = { en: 'en-GB', sw: 'sw-TZ' }

/** A line of more names is no longer read. */
const NAMES = 3
const MORE: Record<Language, (count: number) => string> = { en: (count) => `${count} more`, sw: (count) => `wengine ${count}` }

/** "Asha, Baraka and Neema", "Asha, Baraka, Neema and 17 more". */
function namesIn(language: Language, names: readonly string[]): string {
  const left = names.length - NAMES
  const shown = left > 0 ? [...names.slice(0, NAMES), MORE[language](left)] : names
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(shown)
}

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
