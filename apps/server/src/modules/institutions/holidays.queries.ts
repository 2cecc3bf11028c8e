import type { IsoDate } from '@ipt/domain'
import type { EntityManager } from '@mikro-orm/postgresql'
import { tables } from '../../kernel/tables.ts'

/** The holidays of an institution from one day to another, both included. For modules that count expected days; it asks nobody's permission. */
export async function holidaysBetween(em: EntityManager, institutionId: string, from: IsoDate, to: IsoDate): Promise<IsoDate[]> {
  const rows = await tables(em)
    .selectFrom('holiday')
    .select('day')
    .where('institution_id', '=', institutionId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
  return rows.map(({ day }) => day)
}
