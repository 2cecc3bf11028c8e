import { sql } from 'kysely'

/** Who did what `event` records, where the table `actor` is its person: them, or a key of an institution by its own id and name. Null: the platform. */
export const actedBy = {
  id: sql<string | null>`coalesce(actor.id, case when event.actor_kind = 'key' then event.token_id end)`,
  name: sql<
    string | null
  >`coalesce(actor.name, case when event.actor_kind = 'key' then (select name from api_token where id = event.token_id) end)`,
}
