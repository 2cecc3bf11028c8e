import { sql } from 'kysely'
import { recordMany } from '../../kernel/events.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { visibleOrganisations } from './organisations.policy.ts'

/** The live hosts that the actor sees by each of these names, written as people write them; by likeness of signs and legal forms, not of sound. */
export async function hostsCalled(ctx: Ctx, names: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ called: string; id: string }>`
    select called, organisation.id from unnest(${names}::text[]) as called
    join organisation on organisation.name_key = organisation_key(called)
    where organisation.status in ('APPROVED', 'PROPOSED') and ${visibleOrganisations(ctx.actor)}`.execute(tables(ctx.em))
  return new Map([...Map.groupBy(rows, ({ called }) => called)].map(([called, of]) => [called, of.map(({ id }) => id)]))
}

/** Of these hosts, the live ones that the actor sees. */
export async function liveHosts(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tables(ctx.em)
    .selectFrom('organisation')
    .select('organisation.id')
    .where(sql<boolean>`organisation.id = any(${ids}::uuid[])`)
    .where('organisation.status', 'in', ['APPROVED', 'PROPOSED'])
    .where(visibleOrganisations(ctx.actor))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Somebody who is to be a contact; the account stands already, without a password or with one. */
interface ContactOfMany {
  user_id: string
  organisation_id: string
  name: string
  title: string
  phone: string
  email: string
}

/** Unchecked contacts of an institution, in a few statements however many. Who is one already stays as they are. In the verb's transaction. */
export async function insertContacts(tx: Ctx, institutionId: string, people: readonly ContactOfMany[], at: Date): Promise<void> {
  const db = tables(tx.em)
  const rows = people.map((person) => ({ ...person, id: tx.newId(), address_id: tx.newId() }))
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as given(id uuid, address_id uuid, user_id uuid, organisation_id uuid, name text, title text, phone text, email text)`
  const inserted = await sql<{ id: string }>`
    insert into contact (id, institution_id, organisation_id, user_id, name, title, phone, state, created_at)
    select id, ${institutionId}::uuid, organisation_id, user_id, name, title, phone, 'UNCHECKED', ${at} from ${given}
    on conflict (institution_id, organisation_id, user_id) do nothing returning id`.execute(db)
  const ids = inserted.rows.map(({ id }) => id)
  await sql`
    insert into contact_address (id, institution_id, contact_id, email, since)
    select address_id, ${institutionId}::uuid, id, email, ${at} from ${given} where id = any(${ids}::uuid[])`.execute(db)
  const made = new Set(ids)
  await recordMany(
    tx,
    rows
      .filter(({ id }) => made.has(id))
      .map(({ id, address_id, user_id, organisation_id }) => ({
        kind: 'contact.added',
        subject: { type: 'organisation', id: organisation_id },
        institutionId,
        role: 'coordinator',
        from: null,
        to: 'UNCHECKED',
        revision: null,
        data: { contactId: id, userId: user_id, addressId: address_id, earlierAddressId: null },
        at,
      })),
  )
}
