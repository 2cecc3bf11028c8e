import { type Actor, institutionsAs } from '@ipt/domain'
import { type Expression, type SqlBool, sql } from 'kysely'

/** The institutions whose coordinator or student the actor is. */
const institutionsOf = (actor: Actor): string[] => [
  ...new Set([...institutionsAs(actor, 'coordinator'), ...institutionsAs(actor, 'student')]),
]

/** The organisations that the actor sees, on the table `organisation` (or its alias): shared ones, and those that his institution brought in or uses. */
export function visibleOrganisations(actor: Actor, alias = 'organisation'): Expression<SqlBool> {
  const own = sql`any(${institutionsOf(actor)}::uuid[])`
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql<SqlBool>`(${of('status')} = 'APPROVED' or ${of('proposed_by_id')} = ${own}
    or exists (select from placement where placement.organisation_id = ${of('id')} and placement.institution_id = ${own}))`
}

/** These, and merged ones that lead on to one of these. Not for lists: it looks at the target of every row. */
export function reachableOrganisations(actor: Actor): Expression<SqlBool> {
  const own = sql`any(${institutionsOf(actor)}::uuid[])`
  return sql<SqlBool>`(${visibleOrganisations(actor)} or exists (select from organisation as target
    where target.id = organisation.merged_into_id and (target.status = 'APPROVED' or target.proposed_by_id = ${own})))`
}

/** Whether nobody is or was placed at an `organisation`, a find that was taken back aside, and no vacancy names it but those that were thrown away. */
export const UNUSED = sql<SqlBool>`(not exists (select from placement where placement.organisation_id = organisation.id and placement.status <> 'CANCELLED')
  and not exists (select from vacancy where vacancy.organisation_id = organisation.id and vacancy.status <> 'DISCARDED'))`

/** Whether one of the actor's institutions has placed somebody there, on the table `organisation`. */
export const usedBy = (actor: Actor): Expression<SqlBool> =>
  sql<SqlBool>`exists (select from placement where placement.organisation_id = organisation.id
    and placement.institution_id = any(${institutionsAs(actor, 'coordinator')}::uuid[]))`

/**
 * Whether the actor answers for it in the registry: a coordinator whose institution brought it in; or one whose institution has placed somebody
 * there, and no other has anything there: what several use is changed by the one that brought it in.
 */
export const moderatedBy = (actor: Actor): Expression<SqlBool> => {
  const own = sql`any(${institutionsAs(actor, 'coordinator')}::uuid[])`
  return sql<SqlBool>`(coalesce(organisation.proposed_by_id = ${own}, false) or ${usedBy(actor)} and not exists (
    select institution_id from placement where placement.organisation_id = organisation.id and status <> 'CANCELLED' and not institution_id = ${own}
    union all select institution_id from vacancy where vacancy.organisation_id = organisation.id and status <> 'DISCARDED' and not institution_id = ${own}
    union all select institution_id from contact where contact.organisation_id = organisation.id and not institution_id = ${own}))`
}
