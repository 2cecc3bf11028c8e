import type { Placement, Tables } from '@ipt/db'
import { type Actor, actsFor, holdsRole, institutionsAs, type Role, userIdOf } from '@ipt/domain'
import type { FilterQuery } from '@mikro-orm/postgresql'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { DomainError } from './errors.ts'

/** The people of a placement, as far as permissions ask. */
export interface PlacementPeople {
  id: string
  institutionId: string
  studentId: string
  industrialSupervisorId: string | null
  universitySupervisorId: string | null
}

export const peopleOf = (placement: Placement): PlacementPeople => ({
  id: placement.id,
  institutionId: placement.institution.id,
  studentId: placement.student.id,
  industrialSupervisorId: placement.industrialSupervisor?.id ?? null,
  universitySupervisorId: placement.universitySupervisor?.id ?? null,
})

/** The person who acts. FORBIDDEN for a key and for the platform itself: what is somebody's own is not theirs. */
export function ownId(actor: Actor): string {
  const userId = userIdOf(actor)
  if (userId === null) throw new DomainError('FORBIDDEN')
  return userId
}

/** What the actor is to this placement. Its student is nothing else to it, whatever roles he holds: nobody vouches for himself. */
export function relationsTo(actor: Actor, placement: PlacementPeople): Role[] {
  const userId = userIdOf(actor)
  const institutionId = actsFor(actor)
  if (institutionId !== null) return institutionId === placement.institutionId ? ['coordinator'] : []
  if (userId === null) return []
  if (actor.kind === 'link')
    return actor.placementId === placement.id && placement.industrialSupervisorId === userId ? ['industrialSupervisor'] : []
  if (placement.studentId === userId) return holdsRole(actor, 'student') ? ['student'] : []
  const relations: Role[] = []
  if (placement.industrialSupervisorId === userId && holdsRole(actor, 'industrialSupervisor')) relations.push('industrialSupervisor')
  if (placement.universitySupervisorId === userId && institutionsAs(actor, 'universitySupervisor').includes(placement.institutionId))
    relations.push('universitySupervisor')
  if (institutionsAs(actor, 'coordinator').includes(placement.institutionId)) relations.push('coordinator')
  return relations
}

/** The placements that the actor sees, as a condition for the ORM. `relationsTo` is not empty for exactly these. */
export function visiblePlacements(actor: Actor): FilterQuery<Placement> {
  const userId = userIdOf(actor)
  const institutionId = actsFor(actor)
  if (institutionId !== null) return { institution: institutionId }
  if (userId === null) return { id: { $in: [] } }
  if (actor.kind === 'link') return { id: actor.placementId, industrialSupervisor: userId }
  return {
    $or: [
      ...(holdsRole(actor, 'student') ? [{ student: userId }] : []),
      ...(holdsRole(actor, 'industrialSupervisor') ? [{ industrialSupervisor: userId }] : []),
      { universitySupervisor: userId, institution: { $in: institutionsAs(actor, 'universitySupervisor') } },
      { institution: { $in: institutionsAs(actor, 'coordinator') }, student: { $ne: userId } },
    ],
  }
}

type Eb = ExpressionBuilder<Tables & { placement: Tables['placement'] }, 'placement'>

/** The same for Kysely, on the table `placement`; with `as`, only what the actor sees in that one role. */
export function placementScope(eb: Eb, actor: Actor, as?: Role): Expression<SqlBool> {
  const userId = userIdOf(actor)
  const institutionId = actsFor(actor)
  if (institutionId !== null)
    return as === undefined || as === 'coordinator' ? eb('placement.institution_id', '=', institutionId) : eb.lit(false)
  if (userId === null) return eb.lit(false)
  const byRole: Record<Role, () => Expression<SqlBool>> = {
    student: () => eb('placement.student_id', '=', userId),
    industrialSupervisor: () =>
      actor.kind === 'link'
        ? eb.and([eb('placement.industrial_supervisor_id', '=', userId), eb('placement.id', '=', actor.placementId)])
        : eb('placement.industrial_supervisor_id', '=', userId),
    universitySupervisor: () =>
      inInstitutions(eb, institutionsAs(actor, 'universitySupervisor'), eb('placement.university_supervisor_id', '=', userId)),
    coordinator: () => inInstitutions(eb, institutionsAs(actor, 'coordinator'), eb('placement.student_id', '!=', userId)),
  }
  const roles = (as ? [as] : (Object.keys(byRole) as Role[])).filter((role) => holdsRole(actor, role))
  return roles.length === 0 ? eb.lit(false) : eb.or(roles.map((role) => byRole[role]()))
}

const inInstitutions = (eb: Eb, institutions: string[], condition: Expression<SqlBool>): Expression<SqlBool> =>
  institutions.length === 0 ? eb.lit(false) : eb.and([eb('placement.institution_id', 'in', institutions), condition])
