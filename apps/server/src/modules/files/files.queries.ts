import type { FileView } from '@ipt/contracts'
import type { AttachmentState } from '@ipt/db'
import type { EntityManager } from '@mikro-orm/postgresql'
import { sql } from 'kysely'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import type { FileHome } from './bind-file.ts'

const VIEWED = [
  'attachment.id',
  'attachment.name',
  'attachment.media_type',
  'attachment.size',
  'attachment.sha256',
  'attachment.state',
  'attachment.width',
  'attachment.height',
  'attachment.thumbnail_key',
] as const

interface ViewedRow {
  id: string
  name: string
  media_type: string
  size: number
  sha256: string
  state: AttachmentState
  width?: number | null
  height?: number | null
  thumbnail_key?: string | null
}

const toView = (row: ViewedRow): FileView => ({
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  sha256: row.sha256,
  state: row.state,
  width: row.width ?? null,
  height: row.height ?? null,
  hasThumbnail: (row.thumbnail_key ?? null) !== null,
})

/** Whatever stands under an id, and whose it is. For the module alone: it asks nobody's permission. */
export async function fileUnder(em: EntityManager, id: string): Promise<{ file: FileView; uploaderId: string } | null> {
  const row = await tables(em)
    .selectFrom('attachment')
    .select([...VIEWED, 'uploaded_by_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { file: toView(row), uploaderId: row.uploaded_by_id } : null
}

/** The files that each log has at that revision, in their order; logs without any are left out. One statement. */
export async function filesOfLogs(
  em: EntityManager,
  logs: readonly { logId: string; revision: number }[],
): Promise<Map<string, FileView[]>> {
  if (logs.length === 0) return new Map()
  const asked = sql<{
    log_id: string
    revision: number
  }>`unnest(${logs.map((log) => log.logId)}::uuid[], ${logs.map((log) => log.revision)}::int[])`.as<'asked'>(sql`asked(log_id, revision)`)
  const rows = await tables(em)
    .selectFrom('attachment')
    .innerJoin(asked, 'asked.log_id', 'attachment.log_id')
    .select([...VIEWED, 'asked.log_id as of'])
    .whereRef('attachment.added_revision', '<=', 'asked.revision')
    .where((eb) => eb.or([eb('attachment.removed_revision', 'is', null), eb('attachment.removed_revision', '>', eb.ref('asked.revision'))]))
    .orderBy('attachment.position')
    .orderBy('attachment.id')
    .execute()
  return grouped(rows)
}

/** The files that one log had at each of these revisions, in their order. One statement. */
export async function filesOfRevisions(em: EntityManager, logId: string, revisions: readonly number[]): Promise<Map<number, FileView[]>> {
  if (revisions.length === 0) return new Map()
  const rows = await tables(em)
    .selectFrom('attachment')
    .select([...VIEWED, 'attachment.added_revision', 'attachment.removed_revision'])
    .where('attachment.log_id', '=', logId)
    .orderBy('attachment.position')
    .orderBy('attachment.id')
    .execute()
  return new Map(
    revisions.map((revision) => [
      revision,
      rows
        .filter((row) => (row.added_revision ?? 1) <= revision && (row.removed_revision ?? Number.POSITIVE_INFINITY) > revision)
        .map(toView),
    ]),
  )
}

/** The file that each arrival note has now; notes without one are left out. One statement. */
export async function filesOfArrivalNotes(em: EntityManager, ids: readonly string[]): Promise<Map<string, FileView>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(em)
    .selectFrom('attachment')
    .select([...VIEWED, 'attachment.arrival_note_id as of'])
    .where('attachment.arrival_note_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('attachment.removed_revision', 'is', null)
    .execute()
  return new Map([...grouped(rows)].flatMap(([id, [file]]) => (file ? [[id, file]] : [])))
}

/** The file that each of these homes has now; homes without one are left out. One statement. */
export async function filesOfHomes(em: EntityManager, home: FileHome, ids: readonly string[]): Promise<Map<string, FileView>> {
  if (ids.length === 0) return new Map()
  const column = sql.ref<string>(`attachment.${home}_id`)
  const rows = await tables(em)
    .selectFrom('attachment')
    .select([...VIEWED, column.as('of')])
    .where(column, '=', sql<string>`any(${ids}::uuid[])`)
    .where('attachment.removed_revision', 'is', null)
    .execute()
  return new Map([...grouped(rows)].flatMap(([id, [file]]) => (file ? [[id, file]] : [])))
}

/** Files by their ids, for whoever may see what names them. One statement. */
export async function filesById(em: EntityManager, ids: readonly string[]): Promise<Map<string, FileView>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(em).selectFrom('attachment').select(VIEWED).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
  return new Map(rows.map((row) => [row.id, toView(row)]))
}

/** SHA-256 of the actor's own files, in the order of their ids; ids that aren't his are left out. */
export async function digestsOf(tx: Ctx, attachmentIds: readonly string[]): Promise<string[]> {
  if (attachmentIds.length === 0) return []
  const rows = await tables(tx.em)
    .selectFrom('attachment')
    .select(['id', 'sha256'])
    .where('id', 'in', attachmentIds)
    .where('uploaded_by_id', '=', ownId(tx.actor))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row.sha256]))
  return attachmentIds.flatMap((id) => byId.get(id) ?? [])
}

/** SHA-256 of the files that a log had at a revision, in their order. */
export async function digestsOfRevision(tx: Ctx, logId: string, revision: number): Promise<string[]> {
  const files = await filesOfLogs(tx.em, [{ logId, revision }])
  return (files.get(logId) ?? []).map((file) => file.sha256)
}

function grouped(rows: readonly (ViewedRow & { of?: string | null })[]): Map<string, FileView[]> {
  const byHome = new Map<string, FileView[]>()
  for (const row of rows) {
    const home = row.of ?? ''
    const files = byHome.get(home)
    if (files) files.push(toView(row))
    else byHome.set(home, [toView(row)])
  }
  return byHome
}
