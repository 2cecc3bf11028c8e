import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/**
 * Contacts and memberships of a host go over to another. A person whom an institution knows at both keeps one contact, checked if one of
 * them was; the other stays with the merged host, as history. Returns how many went over.
 */
export async function moveContacts(tx: Ctx, fromId: string, intoId: string, at: Date): Promise<number> {
  const db = tables(tx.em)
  const twin = sql`kept.organisation_id = ${intoId} and left_over.organisation_id = ${fromId}
    and kept.institution_id = left_over.institution_id and kept.user_id = left_over.user_id`
  await sql`
    update contact as kept set state = 'CHECKED', checked_at = left_over.checked_at, checked_by_id = left_over.checked_by_id, version = kept.version + 1
    from contact as left_over where ${twin} and kept.state = 'UNCHECKED' and left_over.state = 'CHECKED'`.execute(db)
  await sql`
    update vacancy set contact_id = kept.id from contact as kept, contact as left_over
    where ${twin} and vacancy.contact_id = left_over.id`.execute(db)
  const { numAffectedRows } = await sql`
    update contact set organisation_id = ${intoId}
    where organisation_id = ${fromId} and not exists (select from contact as kept
      where kept.organisation_id = ${intoId} and kept.institution_id = contact.institution_id and kept.user_id = contact.user_id)`.execute(
    db,
  )
  // Of two memberships that hold now, one ends.
  await sql`
    update membership set organisation_id = ${intoId}, until = case when until is null and exists (select from membership as kept
      where kept.organisation_id = ${intoId} and kept.user_id = membership.user_id and kept.until is null) then ${at}::timestamptz else until end
    where organisation_id = ${fromId}`.execute(db)
  return Number(numAffectedRows)
}
