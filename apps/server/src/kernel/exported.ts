import type { Language } from '@ipt/domain'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'
import type { AnyExport } from './exports.ts'
import type { Ctx } from './use-case.ts'
import { workbookOf } from './xlsx.ts'

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * A list as a file, a page at a time: as fast as it is taken, and never held whole. `onRows` hears how many rows there were so far. The first
 * page is read before anything comes: a refusal is then still one.
 */
export async function* exported(
  list: AnyExport,
  ctx: Ctx,
  { filter, language, format, onRows }: { filter: unknown; language: Language; format: ExportFormat; onRows: (rows: number) => void },
): AsyncGenerator<string | Uint8Array> {
  const head = list.columns.map(({ header }) => header[language])
  const pages = valuesOf(list, ctx, filter, onRows)
  if (format === 'xlsx') return yield* workbookOf(head, pages)
  let before = BYTE_ORDER_MARK + csvLine(head)
  for await (const rows of pages) {
    yield before + rows.map(csvLine).join('')
    before = ''
  }
  if (before) yield before
}

async function* valuesOf(list: AnyExport, ctx: Ctx, filter: unknown, onRows: (rows: number) => void) {
  let count = 0
  for await (const rows of list.rows(ctx, filter)) {
    count += rows.length
    onRows(count)
    yield rows.map((row) => list.columns.map(({ value }) => value(row)))
  }
}
