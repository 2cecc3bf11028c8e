import { type RawBuilder, sql } from 'kysely'

/**
 * On the table `placement`: nobody supervises on this side, or only somebody who can't act: suspended, or no lecturer of the institution any
 * more. What waits for such a one waits for nobody.
 */
export const unsupervised = (side: 'industrial' | 'university'): RawBuilder<boolean> => {
  const supervisor = sql.ref(`placement.${side}_supervisor_id`)
  const suspended = sql`exists (select from app_user as supervisor where supervisor.id = ${supervisor} and supervisor.state = 'SUSPENDED')`
  if (side === 'industrial') return sql<boolean>`(${supervisor} is null or ${suspended})`
  return sql<boolean>`(${supervisor} is null or ${suspended} or not exists (select from membership where membership.user_id = ${supervisor}
    and membership.institution_id = placement.institution_id and membership.role = 'universitySupervisor' and membership.until is null))`
}
