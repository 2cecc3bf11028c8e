import type { Role, RoleHeld } from './roles.ts'

/** Who acts: a signed-in person, the holder of a signed link, or the platform itself (sweeps, jobs). */
export type Actor = UserActor | LinkActor | SystemActor

export interface UserActor {
  kind: 'user'
  userId: string
  roles: readonly RoleHeld[]
}

/** A supervisor without an account: the link is bound to one person and one placement, and may do no more than that. */
export interface LinkActor {
  kind: 'link'
  userId: string
  placementId: string
}

export interface SystemActor {
  kind: 'system'
  /** Which part of the platform, as `domain_event` records it: `demo`, `sweep.reminders`. */
  name: string
}

/** The person behind an actor, or null for the platform itself. */
export const userIdOf = (actor: Actor): string | null => (actor.kind === 'system' ? null : actor.userId)

/** Whether the actor holds the role anywhere at all. A link is an industrial supervisor's. */
export function holdsRole(actor: Actor, role: Role): boolean {
  if (actor.kind === 'user') return actor.roles.some((held) => held.role === role)
  return actor.kind === 'link' && role === 'industrialSupervisor'
}

/** The institutions in which the actor holds the role. */
export const institutionsAs = (actor: Actor, role: Role): string[] =>
  actor.kind === 'user' ? actor.roles.flatMap((held) => (held.role === role && held.institutionId ? [held.institutionId] : [])) : []
