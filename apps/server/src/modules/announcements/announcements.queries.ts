import type {
  AnnouncementPage,
  AnnouncementPlaces,
  AnnouncementView,
  ListAnnouncementsInput,
  PublishedAnnouncement,
  PublishedPage,
} from '@ipt/contracts'
import { institutionsAs } from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { CURSOR_MOMENT, CURSOR_UUID, decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { DomainError } from '../../kernel/errors.ts'
import { ownId } from '../../kernel/policy.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { isFor, NOBODY } from './audience.ts'

type Paged = z.output<typeof ListAnnouncementsInput>

/** A page of what stands and is for the actor, newest first: whom it reached then, and who has joined since. */
export async function listAnnouncements(ctx: Ctx, input: Paged): Promise<AnnouncementPage> {
  const { rows, next } = await pageOf(ctx, input, forReader(ctx))
  return { items: rows.map(toView), next }
}

/** One of them. ANNOUNCEMENT_NOT_FOUND, also once it was taken back. */
export async function viewAnnouncement(ctx: Ctx, id: string): Promise<AnnouncementView> {
  const row = await selectAnnouncements(ctx).where('announcement.id', '=', id).where(forReader(ctx)).executeTakeFirst()
  if (!row) throw new DomainError('ANNOUNCEMENT_NOT_FOUND')
  return toView(row)
}

/** A page of what the actor's institutions published, newest first, taken back or not. */
export async function listPublished(ctx: Ctx, input: Paged): Promise<PublishedPage> {
  const { rows, next } = await pageOf(ctx, input, ofCoordinator(ctx))
  return { items: await toPublished(ctx, rows), next }
}

/** One of them. ANNOUNCEMENT_NOT_FOUND. */
export async function viewPublished(ctx: Ctx, id: string): Promise<PublishedAnnouncement> {
  const rows = await selectAnnouncements(ctx).where('announcement.id', '=', id).where(ofCoordinator(ctx)).execute()
  const [view] = await toPublished(ctx, rows)
  if (!view) throw new DomainError('ANNOUNCEMENT_NOT_FOUND')
  return view
}

/** Whom the actor may write to: the institutions that he coordinates, with their cohorts, the latest first. */
export async function listPlaces(ctx: Ctx): Promise<AnnouncementPlaces> {
  const ids = institutionsAs(ctx.actor, 'coordinator')
  if (ids.length === 0) return []
  const [institutions, cohorts] = await Promise.all([
    tables(ctx.em).selectFrom('institution').select(['id', 'name']).where('id', 'in', ids).orderBy('name').execute(),
    tables(ctx.em)
      .selectFrom('cohort')
      .select(['id', 'name', 'institution_id'])
      .where('institution_id', 'in', ids)
      .orderBy('starts_on', 'desc')
      .orderBy('name')
      .execute(),
  ])
  return institutions.map(({ id, name }) => ({
    id,
    name,
    cohorts: cohorts.filter((cohort) => cohort.institution_id === id).map((cohort) => ({ id: cohort.id, name: cohort.name })),
  }))
}

function forReader(ctx: Ctx) {
  const reader = ownId(ctx.actor)
  return sql<boolean>`(announcement.retracted_at is null and (
    exists (select from announcement_recipient where announcement_id = announcement.id and user_id = ${reader}::uuid)
    or exists (select from membership member where member.user_id = ${reader}::uuid and ${isFor(ctx.clock())})))`
}

function ofCoordinator(ctx: Ctx) {
  const ids = institutionsAs(ctx.actor, 'coordinator')
  return ids.length === 0 ? sql<boolean>`false` : sql<boolean>`announcement.institution_id in (${sql.join(ids)})`
}

async function pageOf(ctx: Ctx, { limit, cursor }: Paged, which: ReturnType<typeof forReader>) {
  let query = selectAnnouncements(ctx)
    .where(which)
    .orderBy('announcement.published_at', 'desc')
    .orderBy('announcement.id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) {
    const [at = '', id = ''] = decodeCursor('announcements', cursor, [CURSOR_MOMENT, CURSOR_UUID])
    query = query.where(sql<boolean>`(announcement.published_at, announcement.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const all = await query.execute()
  const rows = all.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: all.length > limit && last ? encodeCursor('announcements', [moment(last.published_at), last.id]) : null }
}

const selectAnnouncements = (ctx: Ctx) =>
  tables(ctx.em)
    .selectFrom('announcement')
    .innerJoin('institution', 'institution.id', 'announcement.institution_id')
    .leftJoin('cohort', 'cohort.id', 'announcement.cohort_id')
    .innerJoin('app_user as publisher', 'publisher.id', 'announcement.published_by_id')
    .select([
      'announcement.id',
      'announcement.title',
      'announcement.body',
      'announcement.roles',
      'announcement.published_at',
      'announcement.retracted_at',
      'institution.id as institution_id',
      'institution.name as institution_name',
      'cohort.id as cohort_id',
      'cohort.name as cohort_name',
      'publisher.id as publisher_id',
      'publisher.name as publisher_name',
    ])

type AnnouncementRow = Awaited<ReturnType<ReturnType<typeof selectAnnouncements>['execute']>>[number]

const toView = (row: AnnouncementRow): AnnouncementView => ({
  id: row.id,
  title: row.title,
  body: row.body,
  by: { id: row.publisher_id, name: row.publisher_name },
  at: moment(row.published_at),
  institution: { id: row.institution_id, name: row.institution_name },
  cohort: row.cohort_id === null || row.cohort_name === null ? null : { id: row.cohort_id, name: row.cohort_name },
})

async function toPublished(ctx: Ctx, rows: readonly AnnouncementRow[]): Promise<PublishedAnnouncement[]> {
  if (rows.length === 0) return []
  const reached = await tables(ctx.em)
    .selectFrom('announcement_recipient')
    .select((eb) => ['announcement_id', 'role', eb.fn.countAll<string>().as('count')])
    .where(
      'announcement_id',
      'in',
      rows.map((row) => row.id),
    )
    .groupBy(['announcement_id', 'role'])
    .execute()
  return rows.map((row) => ({
    ...toView(row),
    roles: row.roles as PublishedAnnouncement['roles'],
    reached: {
      ...NOBODY,
      ...Object.fromEntries(reached.filter((of) => of.announcement_id === row.id).map(({ role, count }) => [role, Number(count)])),
    },
    retractedAt: row.retracted_at == null ? null : moment(row.retracted_at),
  }))
}
