/**
 * The four kinds of people. A role is held through a membership; towards one thing (this log, this placement) the same word
 * names the relation that a permission needs: the `student` of this placement, the `coordinator` of this institution.
 */
export const ROLES = ['student', 'industrialSupervisor', 'universitySupervisor', 'coordinator'] as const
export type Role = (typeof ROLES)[number]

/** A role one person holds. Industrial supervisors stand outside institutions: theirs names the organisation. */
export interface RoleHeld {
  role: Role
  institutionId: string | null
  organisationId: string | null
}
