import type { CountLogsInput, FileView, ListLogsInput, LogCounts, LogEvents, LogPage, LogView } from '@ipt/contracts'
import { mondayOf, type Role, UNDO_MS, userIdOf } from '@ipt/domain'
import { allowedEvents, LOG_STATUSES, LOG_TRANSITIONS, type LogEvent, type LogStatus } from '@ipt/log-machine'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { actedBy } from '../../kernel/acted-by.ts'
import { CURSOR_DAY, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { placementScope, relationsTo } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { filesOfLogs } from '../files/index.ts'
import { narrowed, statusIn } from './narrowed.ts'
import { hoursOf } from './revisions.ts'

/** One log as the actor sees it. LOG_NOT_FOUND. */
export async function viewLog(ctx: Ctx, id: string): Promise<LogView> {
  const row = await selectLogs(ctx).where('log_entry.id', '=', id).executeTakeFirst()
  if (!row) throw new DomainError('LOG_NOT_FOUND')
  const [view] = await toViews(ctx, [row])
  return view as LogView
}

/** A page of the logs that the actor sees, by date, keyset-paged. */
export async function listLogs(ctx: Ctx, input: z.output<typeof ListLogsInput>): Promise<LogPage> {
  const keys = KEYS[input.order]
  let query = keys
    .reduce((ordered, key) => ordered.orderBy(key.column, input.order === 'newest' ? 'desc' : 'asc'), selectLogs(ctx, input.as))
    .where((eb) => narrowed(eb, input, ctx.clock()))
    .limit(input.limit + 1)
  if (input.status !== undefined) query = query.where((eb) => statusIn(eb, input.status ?? []))
  if (input.undoable)
    query = query
      .where((eb) => eb.or(UNDOABLE.map((event) => eb('log_entry.last_event', '=', event))))
      .where('log_entry.last_event_by_id', '=', userIdOf(ctx.actor))
      .where('log_entry.last_event_at', '>=', new Date(ctx.clock().getTime() - UNDO_MS))
  if (input.cursor !== undefined) {
    const values = decodeCursor(
      `logs ${input.order}`,
      input.cursor,
      keys.map((key) => key.form),
    )
    const left = sql.join(keys.map((key) => key.column))
    const right = sql.join(keys.map((key, index) => key.value(values[index] ?? '')))
    query = query.where(input.order === 'newest' ? sql<boolean>`(${left}) < (${right})` : sql<boolean>`(${left}) > (${right})`)
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: await toViews(ctx, page),
    next:
      rows.length > input.limit && last
        ? encodeCursor(
            `logs ${input.order}`,
            keys.map((key) => key.of(last)),
          )
        : null,
  }
}

/** What can be taken back, by the machine's table. */
const UNDOABLE = LOG_TRANSITIONS.flatMap((row) => ('undoes' in row ? [row.undoes] : []))

/** What a list is sorted by, and so what its cursor holds. */
interface Key {
  column: RawBuilder<unknown>
  form: (value: string) => boolean
  value: (text: string) => RawBuilder<unknown>
  of: (row: LogRow) => string
}
const DATE: Key = { column: sql`log_entry.log_date`, form: CURSOR_DAY, value: (text) => sql`${text}::date`, of: (row) => row.log_date }
const ID: Key = { column: sql`log_entry.id`, form: CURSOR_UUID, value: (text) => sql`${text}::uuid`, of: (row) => row.id }
const WEEK: Key = {
  column: sql`(log_entry.log_date - (extract(isodow from log_entry.log_date)::int - 1))`,
  form: CURSOR_DAY,
  value: (text) => sql`${text}::date`,
  of: (row) => mondayOf(row.log_date),
}
const PLACEMENT: Key = {
  column: sql`log_entry.placement_id`,
  form: CURSOR_UUID,
  value: (text) => sql`${text}::uuid`,
  of: (row) => row.placement_id,
}
const KEYS: Record<z.output<typeof ListLogsInput>['order'], readonly Key[]> = {
  newest: [DATE, ID],
  oldest: [DATE, ID],
  weeks: [WEEK, PLACEMENT, DATE, ID],
}

/** How many logs the actor sees in a role, by state. */
export async function countLogs(ctx: Ctx, input: CountLogsInput): Promise<LogCounts> {
  const rows = await tables(ctx.em)
    .selectFrom('log_entry')
    .innerJoin('placement', 'placement.id', 'log_entry.placement_id')
    .select((eb) => ['log_entry.status', eb.fn.countAll<string>().as('count')])
    .where((eb) => placementScope(eb, ctx.actor, input.as))
    .where((eb) => narrowed(eb, input, ctx.clock()))
    .groupBy('log_entry.status')
    .execute()
  return Object.fromEntries(
    LOG_STATUSES.map((status) => [status, Number(rows.find((row) => row.status === status)?.count ?? 0)]),
  ) as LogCounts
}

/** A log's history, oldest first. LOG_NOT_FOUND. */
export async function listLogEvents(ctx: Ctx, id: string): Promise<LogEvents> {
  await viewLog(ctx, id)
  const rows = await tables(ctx.em)
    .selectFrom('domain_event as event')
    .leftJoin('event_content as words', 'words.event_id', 'event.id')
    .leftJoin('app_user as actor', 'actor.id', 'event.actor_id')
    .select([
      'event.id',
      'event.kind',
      'event.from_status',
      'event.to_status',
      'event.revision',
      'event.occurred_at',
      'event.actor_role',
      'words.comment',
    ])
    .select([actedBy.id.as('actor_id'), actedBy.name.as('actor_name')])
    .where('event.subject_id', '=', id)
    .where('event.kind', 'in', Object.keys(EVENT_OF_KIND))
    .orderBy('event.id')
    .execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      event: EVENT_OF_KIND[row.kind] as LogEvent,
      from: row.from_status as LogStatus | null,
      to: row.to_status as LogStatus,
      revision: row.revision ?? 0,
      at: moment(row.occurred_at),
      by: row.actor_id === null || row.actor_name === null ? null : { id: row.actor_id, name: row.actor_name },
      role: row.actor_role as Role | null,
      comment: row.comment,
    })),
  }
}

/** The event that the actor brought about under this request's id, if any: a second sending goes the way of the first. */
export async function eventOfRequest(ctx: Ctx, requestId: string | undefined): Promise<LogEvent | null> {
  if (requestId === undefined) return null
  const row = await tables(ctx.em)
    .selectFrom('domain_event')
    .select('kind')
    .where('request_id', '=', requestId)
    .where('actor_id', '=', userIdOf(ctx.actor))
    .executeTakeFirst()
  return (row && EVENT_OF_KIND[row.kind]) ?? null
}

const EVENT_OF_KIND: Record<string, LogEvent> = Object.fromEntries(LOG_TRANSITIONS.map((row) => [row.records, row.event]))

const selectLogs = (ctx: Ctx, as?: Role) =>
  tables(ctx.em)
    .selectFrom('log_entry')
    .innerJoin('placement', 'placement.id', 'log_entry.placement_id')
    .innerJoin('log_revision', (join) =>
      join.onRef('log_revision.log_id', '=', 'log_entry.id').onRef('log_revision.number', '=', 'log_entry.revision'),
    )
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('site', 'site.id', 'placement.site_id')
    .leftJoin('domain_event as remark', 'remark.id', 'log_entry.remark_event_id')
    .leftJoin('event_content as remark_words', 'remark_words.event_id', 'log_entry.remark_event_id')
    .leftJoin('app_user as remarker', 'remarker.id', 'remark.actor_id')
    .select([
      'log_entry.id',
      'log_entry.status',
      'log_entry.log_date',
      'log_entry.revision',
      'log_entry.extra',
      'log_entry.late',
      'log_revision.created_at as revised_at',
      'log_entry.last_event',
      'log_entry.last_event_at',
      'log_entry.last_event_by_id',
      'log_revision.content',
      'log_revision.minutes',
      'log_revision.skills',
      'placement.id as placement_id',
      'placement.institution_id',
      'placement.student_id',
      'placement.industrial_supervisor_id',
      'placement.university_supervisor_id',
      'student.name as student_name',
      'organisation.name as organisation_name',
      'site.name as site_name',
      'remark.kind as remark_kind',
      'remark.occurred_at as remark_at',
      'remark.revision as remark_revision',
      'remark_words.comment as remark_comment',
      'remarker.id as remarker_id',
      'remarker.name as remarker_name',
    ])
    .where((eb) => placementScope(eb, ctx.actor, as))

type LogRow = Awaited<ReturnType<ReturnType<typeof selectLogs>['execute']>>[number]

async function toViews(ctx: Ctx, rows: readonly LogRow[]): Promise<LogView[]> {
  const files = await filesOfLogs(
    ctx.em,
    rows.map((row) => ({ logId: row.id, revision: row.revision })),
  )
  const now = ctx.clock()
  return rows.map((row) => toView(ctx, row, files.get(row.id) ?? [], now))
}

function toView(ctx: Ctx, row: LogRow, files: FileView[], now: Date): LogView {
  const relations = relationsTo(ctx.actor, {
    id: row.placement_id,
    institutionId: row.institution_id,
    studentId: row.student_id,
    industrialSupervisorId: row.industrial_supervisor_id,
    universitySupervisorId: row.university_supervisor_id,
  })
  const decidedAt = new Date(row.last_event_at).getTime()
  const can = allowedEvents(row.status, {
    relations,
    lastEvent: {
      event: row.last_event,
      own: row.last_event_by_id !== null && row.last_event_by_id === userIdOf(ctx.actor),
      ageMs: now.getTime() - decidedAt,
    },
  })
  const undoable = can.includes('undoVerify') || can.includes('withdrawRequest')
  return {
    id: row.id,
    status: row.status,
    logDate: row.log_date,
    revision: row.revision,
    content: row.content,
    hours: hoursOf(row.minutes),
    skills: row.skills,
    files,
    student: { id: row.student_id, name: row.student_name },
    placementId: row.placement_id,
    organisation: row.organisation_name,
    site: row.site_name,
    extra: row.extra,
    late: row.late,
    submittedAt: moment(row.revised_at),
    remark: remarkOf(row),
    can,
    undoUntil: undoable ? moment(new Date(decidedAt + UNDO_MS)) : null,
  }
}

function remarkOf(row: LogRow): LogView['remark'] {
  const event = row.remark_kind === null ? undefined : EVENT_OF_KIND[row.remark_kind]
  if (event === undefined || row.remark_at === null || row.remark_comment === null) return null
  return {
    event,
    by: row.remarker_id === null || row.remarker_name === null ? null : { id: row.remarker_id, name: row.remarker_name },
    at: moment(row.remark_at),
    revision: row.remark_revision ?? 0,
    comment: row.remark_comment,
  }
}
