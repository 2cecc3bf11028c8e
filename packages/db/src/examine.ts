import { withClient } from './with-client.ts'

/** What a database says of itself to one role. */
export interface Examined {
  /** As PostgreSQL counts: 150004. */
  version: number
  encoding: string
  /** How far its clock is ahead of ours, in milliseconds; off by no more than the way there and back takes. */
  aheadMs: number
  role: { name: string; superuser: boolean; bypassesRowSecurity: boolean; ownsTables: number; mayRewriteTheRecord: boolean }
  /** Of the zones that were asked for: the time on the wall there, `2026-08-18T12:00`; null where it knows none such. */
  walls: { zone: string; wall: string | null }[]
}

/** Looks at a database, changing nothing, as this role sees it. Rejects where it doesn't answer. */
export async function examine(url: string, zones: readonly string[] = []): Promise<Examined> {
  return withClient(url, async (client) => {
    const before = Date.now()
    const { rows } = await client.query<{
      at: Date
      version: number
      encoding: string
      name: string
      superuser: boolean
      bypasses: boolean
      owns: number
      rewrites: boolean
    }>(`select clock_timestamp() as at, current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
        rolname as name, rolsuper as superuser, rolbypassrls as bypasses,
        (select count(*)::int from pg_tables where schemaname = 'public' and tableowner = rolname) as owns,
        coalesce((select bool_or(has_table_privilege(oid, 'update, delete, truncate')) from pg_class
          where oid in (to_regclass('public.domain_event'), to_regclass('public.event_content'))), false) as rewrites
      from pg_roles where rolname = current_user`)
    const ours = (before + Date.now()) / 2
    const [row] = rows
    if (!row) throw new Error('The database does not know its own user.')
    const walls = await client.query<{ zone: string; wall: string | null }>(
      `select zone, (select to_char(clock_timestamp() at time zone name, 'YYYY-MM-DD"T"HH24:MI') from pg_timezone_names where name = zone) as wall
       from unnest($1::text[]) as zone`,
      [zones],
    )
    return {
      version: row.version,
      encoding: row.encoding,
      aheadMs: row.at.getTime() - ours,
      role: {
        name: row.name,
        superuser: row.superuser,
        bypassesRowSecurity: row.bypasses,
        ownsTables: row.owns,
        mayRewriteTheRecord: row.rewrites,
      },
      walls: walls.rows,
    }
  })
}
