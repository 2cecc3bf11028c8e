import type { ContactView } from '@ipt/contracts'
import { institutionsAs } from '@ipt/domain'
import { sql } from 'kysely'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** The contacts of the actor's institutions at a host, by name, with the addresses that they have and had. For coordinators alone. */
export async function contactsOf(ctx: Ctx, organisationId: string): Promise<ContactView[]> {
  const rows = await tables(ctx.em)
    .selectFrom('contact')
    .innerJoin('app_user', 'app_user.id', 'contact.user_id')
    .selectAll('contact')
    .select([
      'app_user.email',
      sql<string[]>`array(select address.email from contact_address as address
        where address.contact_id = contact.id and address.until is not null order by address.until desc)`.as('earlier'),
    ])
    .where('contact.organisation_id', '=', organisationId)
    .where(sql<boolean>`contact.institution_id = any(${institutionsAs(ctx.actor, 'coordinator')}::uuid[])`)
    .orderBy('contact.name')
    .orderBy('contact.id')
    .execute()
  return rows.map(({ id, name, title, email, phone, state, version, earlier, ...row }) => ({
    ...{ id, name, title, email, phone, state, version },
    institutionId: row.institution_id,
    userId: row.user_id,
    earlierEmails: earlier,
  }))
}

/** Name, address and telephone of the contacts of the actor's institutions, by host. For coordinators alone. */
export async function contactsOfMany(
  ctx: Ctx,
  organisationIds: readonly string[],
): Promise<Map<string, Pick<ContactView, 'name' | 'email' | 'phone'>[]>> {
  if (organisationIds.length === 0) return new Map()
  const rows = await tables(ctx.em)
    .selectFrom('contact')
    .innerJoin('app_user', 'app_user.id', 'contact.user_id')
    .select(['contact.organisation_id', 'contact.name', 'contact.phone', 'app_user.email'])
    .where('contact.organisation_id', 'in', organisationIds)
    .where(sql<boolean>`contact.institution_id = any(${institutionsAs(ctx.actor, 'coordinator')}::uuid[])`)
    .orderBy('contact.name')
    .orderBy('contact.id')
    .execute()
  return Map.groupBy(rows, ({ organisation_id }) => organisation_id)
}
