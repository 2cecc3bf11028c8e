import type { AuditLine, AuditPage, ListAuditInput } from '@ipt/contracts'
import { institutionsAs, type Language, type Role, type TokenKind, userIdOf } from '@ipt/domain'
import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { PREFIXES } from './groups.ts'
import { sentenceOf } from './sentences.ts'

type Filter = z.output<typeof ListAuditInput>

/** What was done in the actor's institutions, newest first, keyset-paged. */
export async function listAudit(ctx: Ctx, input: Filter): Promise<AuditPage> {
  const { limit, language } = input
  const rows = await tables(ctx.em)
    .selectFrom(selectEvents(ctx, input).as('event'))
    .leftJoin('event_content as words', 'words.event_id', 'event.id')
    .leftJoin('app_user as actor', 'actor.id', 'event.actor_id')
    .leftJoin('api_token as token', 'token.id', 'event.token_id')
    .leftJoin('placement', (join) => join.on(sql<SqlBool>`placement.id = ${PLACEMENT}`))
    .selectAll('event')
    .select(['token.kind as token_kind', 'token.name as token_name'])
    .select(['actor.name as actor_name', 'words.comment', 'placement.id as placement_id', 'placement.student_id', LABEL.as('label')])
    .orderBy('event.occurred_at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const reader = userIdOf(ctx.actor)
  return {
    items: page.map((row) => toLine(row, language, row.student_id !== null && row.student_id === reader)),
    next: rows.length > limit && last ? encodeCursor('audit', [moment(last.occurred_at), last.id]) : null,
  }
}

/** One page of events and one more, before anything is joined to them. A person's are looked for in two ways, each by its own index. */
export function selectEvents(ctx: Ctx, filter: Filter) {
  const { person } = filter
  const page = (query: ReturnType<typeof selectPage>) => tables(ctx.em).selectFrom(query.as('page')).selectAll()
  if (!person) return page(selectPage(ctx, filter))
  const did = selectPage(ctx, filter).where('event.actor_id', '=', person)
  const befell = selectPage(ctx, filter)
    .where(sql<SqlBool>`event.subject_id = any(${thingsOf(person)})`)
    .where(sql<SqlBool>`event.actor_id is distinct from ${person}::uuid`)
  return page(did).unionAll(page(befell))
}

/** What is somebody's own: the account, and what belongs to their training. */
const thingsOf = (person: string) => {
  const of = (table: string) =>
    sql`select ${sql.ref(`${table}.id`)} from ${sql.table(table)} join placement on placement.id = ${sql.ref(`${table}.placement_id`)}
      where placement.student_id = ${person}`
  return sql`array(select ${person}::uuid
    union all select id from placement where student_id = ${person}
    union all select id from application where student_id = ${person}
    union all ${sql.join(['log_entry', 'arrival_note', 'leave_request', 'week'].map(of), sql` union all `)})`
}

function selectPage(ctx: Ctx, { group, key, subject, from, to, q, limit, cursor }: Filter) {
  const institutions = institutionsAs(ctx.actor, 'coordinator')
  let query = tables(ctx.em)
    .selectFrom('domain_event as event')
    .innerJoin('institution', 'institution.id', 'event.institution_id')
    .select(['event.id', 'event.kind', 'event.subject_type', 'event.subject_id', 'event.actor_id', 'event.actor_role', 'event.token_id'])
    .select(['event.from_status', 'event.to_status', 'event.occurred_at'])
    .where((eb) => (institutions.length === 0 ? eb.lit(false) : eb('event.institution_id', 'in', institutions)))
    .orderBy('event.occurred_at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(limit + 1)
  if (group) query = query.where(sql<SqlBool>`split_part(event.kind, '.', 1) = any(${PREFIXES[group]}::text[])`)
  if (key) query = query.where('event.token_id', '=', key)
  if (subject) query = query.where('event.subject_id', '=', subject)
  // Two conditions a day: the plain one is what the index goes by, the other one is exact in every time zone.
  if (from)
    query = query
      .where(sql<SqlBool>`event.occurred_at >= ${from}::date - 1`)
      .where(sql<SqlBool>`event.occurred_at >= (${from}::date::timestamp at time zone institution.time_zone)`)
  if (to)
    query = query
      .where(sql<SqlBool>`event.occurred_at < ${to}::date + 2`)
      .where(sql<SqlBool>`event.occurred_at < ((${to}::date + 1)::timestamp at time zone institution.time_zone)`)
  const words = q?.trim()
  if (words) {
    const like = `%${words.replaceAll(/[\\%_]/g, (each) => `\\${each}`)}%`
    query = query.where((eb) =>
      eb.or([
        eb('event.actor_id', 'in', eb.selectFrom('app_user').select('app_user.id').where('app_user.name', 'ilike', like)),
        eb('event.token_id', 'in', selectKeys(ctx, institutions).where('api_token.name', 'ilike', like)),
      ]),
    )
  }
  if (cursor === undefined) return query
  const [at = '', id = ''] = decodeCursor('audit', cursor, [CURSOR_MOMENT, CURSOR_UUID])
  return query.where(sql<SqlBool>`(event.occurred_at, event.id) < (${at}::timestamptz, ${id}::uuid)`)
}

/** The keys that act for these institutions. */
const selectKeys = (ctx: Ctx, institutions: readonly string[]) =>
  tables(ctx.em)
    .selectFrom('api_token')
    .select('api_token.id')
    .where((eb) => (institutions.length === 0 ? eb.lit(false) : eb('api_token.institution_id', 'in', institutions)))

/** The placement that a subject belongs to. */
const PLACEMENT = sql`case event.subject_type
  when 'placement' then event.subject_id
  when 'log' then (select placement_id from log_entry where id = event.subject_id)
  when 'arrivalNote' then (select placement_id from arrival_note where id = event.subject_id)
  when 'leave' then (select placement_id from leave_request where id = event.subject_id)
  when 'week' then (select placement_id from week where id = event.subject_id) end`

/** What a subject is called: a thing of a placement by its student. */
const LABEL = sql<string | null>`case
  when placement.id is not null then (select name from app_user where id = placement.student_id)
  when event.subject_type = 'user' then (select name from app_user where id = event.subject_id)
  when event.subject_type = 'organisation' then (select name from organisation where id = event.subject_id)
  when event.subject_type = 'vacancy' then (select title from vacancy where id = event.subject_id)
  when event.subject_type = 'cohort' then (select name from cohort where id = event.subject_id)
  when event.subject_type = 'announcement' then (select title from announcement where id = event.subject_id)
  when event.subject_type = 'application' then (select app_user.name from application join app_user on app_user.id = application.student_id where application.id = event.subject_id)
  when event.subject_type = 'institution' then (select name from institution where id = event.subject_id) end`

interface AuditRow {
  id: string
  kind: string
  subject_type: string
  subject_id: string
  actor_id: string | null | undefined
  actor_role: string | null | undefined
  actor_name: string | null
  token_id: string | null | undefined
  token_kind: TokenKind | null
  token_name: string | null
  from_status: string | null | undefined
  to_status: string | null | undefined
  occurred_at: Date | string
  comment: string | null
  placement_id: string | null
  label: string | null
}

const toLine = (row: AuditRow, language: Language, ownTraining: boolean): AuditLine => ({
  id: row.id,
  kind: row.kind,
  sentence: sentenceOf(row.kind, language),
  at: moment(row.occurred_at),
  // What people call their own tokens is nobody else's to read.
  key: row.token_id && row.token_kind === 'institution' ? { id: row.token_id, name: row.token_name ?? '' } : null,
  byToken: row.token_kind === 'personal',
  by: row.actor_id && row.actor_name !== null ? { id: row.actor_id, name: row.actor_name } : null,
  role: (row.actor_role ?? null) as Role | null,
  subject: { type: row.subject_type, id: row.subject_id, label: row.label, placementId: row.placement_id },
  from: row.from_status ?? null,
  to: row.to_status ?? null,
  comment: ownTraining ? null : row.comment,
})
