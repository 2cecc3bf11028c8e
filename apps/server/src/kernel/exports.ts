import { dateIn, institutionsAs, isPermission, type Language, LIMITS, type Permission } from '@ipt/domain'
import { Hono } from 'hono'
import { z } from 'zod'
import { admit } from './admit.ts'
import { BYTE_ORDER_MARK, type CsvValue, csvLine } from './csv.ts'
import { fieldsOf } from './error-map.ts'
import { DomainError } from './errors.ts'
import { parse, queryOf, type RestContext, type RestEnv, RestModule } from './rest.ts'
import { ctxFor } from './services.ts'
import { tables } from './tables.ts'
import type { Ctx } from './use-case.ts'

export interface Column<Row> {
  /** The words at its head. */
  header: Readonly<Record<Language, string>>
  value(row: Row): CsvValue
}

/** A list as a file. */
export interface ListExport<Filter, Row> {
  /** What the file is called, and its address: `/exports/<name>.csv`. */
  name: string
  /** The list's own. */
  permission: Permission
  /** The list's own filter, as its page sends it. */
  filter: z.ZodType<Filter>
  columns: readonly Column<NoInfer<Row>>[]
  /** The list's rows, page by page, by the list's own query: what the page shows is what the file holds. */
  rows(ctx: Ctx, filter: Filter): AsyncIterable<readonly Row[]>
}

/** A list as a file, for the registry. */
export type AnyExport = ListExport<unknown, unknown>

export const defineExport = <Filter, Row>(list: ListExport<Filter, Row>): AnyExport => {
  if (!isPermission(list.permission)) throw new Error(`The permission table has no ${list.permission}.`)
  return list as AnyExport
}

/** All pages of a keyset-paged list, one after the other. */
export async function* allPages<Row>(
  page: (at: { limit: number; cursor?: string }) => Promise<{ items: readonly Row[]; next: string | null }>,
): AsyncGenerator<readonly Row[]> {
  let cursor: string | null = null
  do {
    const { items, next }: { items: readonly Row[]; next: string | null } = await page({
      limit: LIMITS.page,
      ...(cursor === null ? {} : { cursor }),
    })
    yield items
    cursor = next
  } while (cursor !== null)
}

/**
 * `GET /exports/<name>.csv?filter=<the list's filter as JSON>`: exactly what the list holds under that filter, for whoever may see the list.
 * Read as fast as it is taken, and no longer than somebody takes it. INPUT_INVALID says which part of the filter can't be read.
 */
export function exportRoutes(exports: readonly AnyExport[]): Hono<RestEnv> {
  const byFile = new Map(exports.map((list) => [`${list.name}.csv`, list]))
  return new Hono<RestEnv>().get('/:file', async (c) => {
    const list = byFile.get(c.req.param('file'))
    if (!list) throw new DomainError('NOT_FOUND')
    const ctx = ctxFor(c.get('services'), admit(c.var, list.permission))
    const filter = list.filter.safeParse(filterOf(c))
    if (!filter.success) throw new DomainError('INPUT_INVALID', { fields: fieldsOf(filter.error) })
    return send(c, ctx, list, filter.data)
  })
}

/** The same at `/api/v1/exports/<name>.csv`, with the filter as a query in snake_case, as the list itself takes it. */
export function exportsRest(exports: readonly AnyExport[]): RestModule {
  const rest = new RestModule()
  for (const list of exports)
    rest.permitted(
      list.permission,
      'get',
      `/exports/${list.name}.csv`,
      {
        id: `exports.${list.name}`,
        tag: 'Files',
        summary: `The list of ${list.name} as CSV, whole`,
        description: 'UTF-8 with a byte order mark; heads in the caller’s language. What begins like a formula is escaped.',
        query: list.filter,
        answers: { 200: { 'text/csv': z.string() } },
      },
      (c, ctx) => send(c, ctx, list, parse(list.filter, queryOf(c, list.filter))),
    )
  return rest
}

async function send(c: RestContext, ctx: Ctx, list: AnyExport, filter: unknown): Promise<Response> {
  const pages = list.rows(ctx, filter)[Symbol.asyncIterator]()
  // The first page before the answer begins: a refusal is then still one.
  const first = await pages.next()
  const head = BYTE_ORDER_MARK + csvLine(list.columns.map(({ header }) => header[(c.var.signedIn ?? c.var.key)?.language ?? 'en']))
  const day = await dayOf(ctx)
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${list.name}-${day}.csv"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  }
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  return c.body(streamOf(list, pages, { first, head }), 200, headers)
}

/** The day at the reader's institution, by which the file is called. */
async function dayOf(ctx: Ctx): Promise<string> {
  const [institutionId] = institutionsAs(ctx.actor, 'coordinator')
  const zone = institutionId
    ? await tables(ctx.em).selectFrom('institution').select('time_zone').where('id', '=', institutionId).executeTakeFirst()
    : undefined
  return dateIn(zone?.time_zone ?? 'UTC', ctx.clock())
}

/** What was sent as the filter; nothing is an empty one. */
function filterOf(c: RestContext): unknown {
  try {
    return JSON.parse(c.req.query('filter') || '{}')
  } catch {
    throw new DomainError('INPUT_INVALID', { fields: [{ pointer: '/filter', message: 'Not JSON: send the list’s filter as an object.' }] })
  }
}

interface Begun {
  first: IteratorResult<readonly unknown[]>
  head: string
}

function streamOf(list: AnyExport, pages: AsyncIterator<readonly unknown[]>, { first, head }: Begun): ReadableStream {
  const encoder = new TextEncoder()
  const textOf = (rows: readonly unknown[]) => rows.map((row) => csvLine(list.columns.map(({ value }) => value(row)))).join('')
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      let text = ''
      for (let done = false; text === '' && !done; ) {
        const page = begun ? await pages.next() : first
        done = page.done === true
        text = (begun ? '' : head) + (page.done ? '' : textOf(page.value))
        begun = true
        if (text !== '') controller.enqueue(encoder.encode(text))
        if (done) controller.close()
      }
    },
    async cancel() {
      await pages.return?.()
    },
  })
}
