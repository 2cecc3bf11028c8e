import { type Actor, institutionsAs } from '@ipt/domain'
import { type Expression, type SqlBool, sql } from 'kysely'

/** The institutions whose coordinator or student the actor is. */
const institutionsOf = (actor: Actor): string[] => [
  ...new Set([...institutionsAs(actor, 'coordinator'), ...institutionsAs(actor, 'student')]),
]

/** The organisations that the actor sees, on the table `organisation`: shared ones, and those that his institution brought in or uses. */
export function visibleOrganisations(actor: Actor): Expression<SqlBool> {
  const own = sql`any(${institutionsOf(actor)}::uuid[])`
  return sql<SqlBool>`(organisation.status = 'APPROVED' or organisation.proposed_by_id = ${own}
    or exists (select from placement where placement.organisation_id = organisation.id and placement.institution_id = ${own}))`
}

/** These, and merged ones that lead on to one of these. Not for lists: it looks at the target of every row. */
export function reachableOrganisations(actor: Actor): Expression<SqlBool> {
  const own = sql`any(${institutionsOf(actor)}::uuid[])`
  return sql<SqlBool>`(${visibleOrganisations(actor)} or exists (select from organisation as target
    where target.id = organisation.merged_into_id and (target.status = 'APPROVED' or target.proposed_by_id = ${own})))`
}

/** Whether nobody is placed at an `organisation`, and no vacancy names it but those that were thrown away. */
export const UNUSED = sql<SqlBool>`(not exists (select from placement where placement.organisation_id = organisation.id)
  and not exists (select from vacancy where vacancy.organisation_id = organisation.id and vacancy.status <> 'DISCARDED'))`

/** Whether one of the actor's institutions has placed somebody there, on the table `organisation`. */
export const usedBy = (actor: Actor): Expression<SqlBool> =>
  sql<SqlBool>`exists (select from placement where placement.organisation_id = organisation.id
    and placement.institution_id = any(${institutionsAs(actor, 'coordinator')}::uuid[]))`

/** Whether the actor answers for it in the registry: a coordinator whose institution brought it in, or has placed somebody there. */
export const moderatedBy = (actor: Actor): Expression<SqlBool> =>
  sql<SqlBool>`(organisation.proposed_by_id = any(${institutionsAs(actor, 'coordinator')}::uuid[]) or ${usedBy(actor)})`
