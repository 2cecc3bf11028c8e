import type { ImportList, ImportRowPage, ImportRowView, ImportView, ListImportRowsInput } from '@ipt/contracts'
import { Cohort, type Import } from '@ipt/db'
import {
  emailKey,
  type FoundFault,
  type FoundNotice,
  foldWord,
  type ImportEncoding,
  type ImportKind,
  type ImportRow,
  importFaults,
  importNotices,
  institutionsAs,
  type KnownPeople,
} from '@ipt/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { knownTo, loadImport, rowsOf } from './internal.ts'
import { keptUntil } from './sweep-imports.ts'

/** An import, and what its rows come to now. NOT_FOUND. */
export async function viewImport(ctx: Ctx, id: string): Promise<ImportView> {
  const draft = await loadImport(ctx, id, false)
  const rows = await rowsOf(ctx, draft)
  const known = await knownTo(ctx, draft, rows)
  const { faults, notices } = found(draft, rows, known)
  const living = rows.filter(({ dropped }) => !dropped)
  const unknown = (field: 'programme' | 'host', isKnown: (word: string) => boolean) => {
    const having = draft.status === 'DRAFT' ? living.filter(({ values }) => values[field]?.trim() && !isKnown(foldWord(values[field]))) : []
    return [...Map.groupBy(having, ({ values }) => foldWord(values[field] ?? '')).values()].map((of) => ({
      word: of[0]?.values[field] ?? '',
      rows: of.length,
    }))
  }
  const cohort = draft.cohort ? await ctx.em.findOneOrFail(Cohort, { id: draft.cohort.id }) : null
  const emptied = draft.emptiedAt !== null
  return {
    id: draft.id,
    institutionId: draft.institution.id,
    kind: draft.kind,
    cohort: cohort && { id: cohort.id, name: cohort.name },
    name: draft.name,
    status: draft.status,
    version: draft.version,
    encoding: (draft.encoding ?? null) as ImportEncoding | null,
    delimiter: (draft.delimiter ?? null) as ImportView['delimiter'],
    headers: draft.headers,
    columns: draft.columns as ImportView['columns'],
    rows: emptied ? (draft.taken ?? 0) : rows.length,
    ready: emptied ? (draft.taken ?? 0) : living.length - faults.size,
    faults: faults.size,
    dropped: rows.length - living.length,
    known: living.filter(({ number, values }) => !faults.has(number) && known.people.get(emailKey(values.email ?? ''))?.here).length,
    notices: notices.size,
    unknownProgrammes: unknown('programme', (word) => known.programmes.has(word)),
    unknownHosts: unknown('host', (word) => known.hosts.get(word)?.length === 1),
    createdAt: moment(draft.createdAt),
    committedAt: draft.committedAt ? moment(draft.committedAt) : null,
    keptUntil: emptied ? null : moment(keptUntil(draft)),
    stayed: draft.stayed,
  }
}

/** What is said of the rows of a draft; nothing of one that was taken. */
function found(draft: Import, rows: readonly ImportRow[], known: KnownPeople) {
  if (draft.status !== 'DRAFT') return { faults: new Map<number, FoundFault[]>(), notices: new Map<number, FoundNotice[]>() }
  const faults = importFaults(draft.kind, rows, known)
  return { faults, notices: importNotices(draft.kind, rows, known, faults) }
}

/** Rows of an import in the file's order, as they stand after mending. NOT_FOUND. */
export async function listImportRows(ctx: Ctx, { id, show, limit, cursor }: z.output<typeof ListImportRowsInput>): Promise<ImportRowPage> {
  const [after = '0'] = cursor === undefined ? [] : decodeCursor('import rows', cursor, [(value) => /^\d{1,6}$/.test(value)])
  const shown = (await rowsShown(ctx, id, show)).filter(({ row }) => row > Number(after))
  const page = shown.slice(0, limit)
  const last = page.at(-1)
  return { items: page, next: shown.length > limit && last ? encodeCursor('import rows', [String(last.row)]) : null }
}

/** All of them at once, for whoever doesn't turn pages. NOT_FOUND. */
export async function rowsShown(ctx: Ctx, id: string, show: z.output<typeof ListImportRowsInput>['show']): Promise<ImportRowView[]> {
  const draft = await loadImport(ctx, id, false)
  const rows = await rowsOf(ctx, draft)
  const { faults, notices } = found(draft, rows, await knownTo(ctx, draft, rows))
  const shown = rows.filter(({ number, dropped }) => {
    if (show === 'all') return true
    if (show === 'dropped') return dropped
    if (show === 'notices') return notices.has(number)
    return !dropped && faults.has(number) === (show === 'faults')
  })
  return shown.map(({ number, values, dropped, linked }) => ({
    row: number,
    values,
    dropped,
    linked,
    faults: faults.get(number) ?? [],
    notices: notices.get(number) ?? [],
  }))
}

/** The imports of the actor's institutions, the latest first. */
export async function listImports(ctx: Ctx): Promise<ImportList> {
  const rows = await tables(ctx.em)
    .selectFrom('import')
    .select(['id', 'name', 'kind', 'status', 'created_at', 'emptied_at', 'taken'])
    .select((eb) =>
      eb.selectFrom('import_row').select(eb.fn.countAll<string>().as('rows')).whereRef('import_row.import_id', '=', 'import.id').as('rows'),
    )
    .where(sql<boolean>`institution_id = any(${institutionsAs(ctx.actor, 'coordinator')}::uuid[])`)
    .where('status', '<>', 'DISCARDED')
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ id, name, kind, status, rows: count, created_at, emptied_at, taken }) => ({
    id,
    name,
    kind: kind as ImportKind,
    status,
    rows: emptied_at ? (taken ?? 0) : Number(count),
    createdAt: moment(created_at),
  }))
}
