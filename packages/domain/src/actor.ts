import type { Role, RoleHeld } from './roles.ts'
import type { Scope } from './scopes.ts'

/** Who acts: a person, the holder of a signed link, a key of an institution, or the platform itself (sweeps, jobs). */
export type Actor = UserActor | LinkActor | KeyActor | SystemActor

export interface UserActor {
  kind: 'user'
  userId: string
  roles: readonly RoleHeld[]
  /** The personal token by which they act, if it is one: then no more than its scopes hold. */
  token?: { id: string; scopes: readonly Scope[] }
}

/** A supervisor without an account: the link is bound to one person and one placement, and may do no more than that. */
export interface LinkActor {
  kind: 'link'
  userId: string
  placementId: string
}

/** A program that acts for an institution: as its coordinators do, as far as the scopes hold. It is nobody in person. */
export interface KeyActor {
  kind: 'key'
  keyId: string
  institutionId: string
  scopes: readonly Scope[]
}

export interface SystemActor {
  kind: 'system'
  /** Which part of the platform, as `domain_event` records it: `demo`, `sweep.reminders`. */
  name: string
  /** The institution for which whoever runs the server acts at the command line: then as its coordinators do, and no further. */
  institutionId?: string
}

/** The person behind an actor, or null: a key's or the platform's act is nobody's. */
export const userIdOf = (actor: Actor): string | null => (actor.kind === 'user' || actor.kind === 'link' ? actor.userId : null)

/** The token or key by which an actor acts, or null. */
export function tokenIdOf(actor: Actor): string | null {
  if (actor.kind === 'key') return actor.keyId
  return actor.kind === 'user' ? (actor.token?.id ?? null) : null
}

/** The institution for which somebody who is nobody in person acts as a coordinator: a key, or the platform where it is told for which. */
export const actsFor = (actor: Actor): string | null =>
  actor.kind === 'key' || actor.kind === 'system' ? (actor.institutionId ?? null) : null

/** Whether the actor holds the role anywhere at all. A link is an industrial supervisor's, a key a coordinator's. */
export function holdsRole(actor: Actor, role: Role): boolean {
  if (actor.kind === 'user') return actor.roles.some((held) => held.role === role)
  return (actor.kind === 'link' && role === 'industrialSupervisor') || (actsFor(actor) !== null && role === 'coordinator')
}

/** The institutions in which the actor holds the role. */
export function institutionsAs(actor: Actor, role: Role): string[] {
  const institutionId = actsFor(actor)
  if (institutionId !== null) return role === 'coordinator' ? [institutionId] : []
  if (actor.kind !== 'user') return []
  return actor.roles.flatMap((held) => (held.role === role && held.institutionId ? [held.institutionId] : []))
}
