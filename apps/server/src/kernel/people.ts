import { tables } from './tables.ts'
import type { Ctx } from './use-case.ts'

/** The e-mail addresses of people whom the caller has already found visible, by id. */
export async function emailsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(ctx.em).selectFrom('app_user').select(['id', 'email']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, email }) => [id, email]))
}
