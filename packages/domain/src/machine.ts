import type { Role } from './roles.ts'

/** What somebody is to a thing: one of the roles, or the platform itself, whose sweeps move what nobody moved in time. */
export type Relation = Role | 'system'

/** One row of a transition table. `from: null` is the birth of the thing. */
export interface Transition<Status extends string = string, Event extends string = string, Guard extends string = string> {
  readonly event: Event
  readonly from: Status | null
  readonly to: Status
  /** The relation to this very thing that the actor needs. */
  readonly by: Relation
  /** Conditions on the facts, by name, in the order in which they are told to the person. */
  readonly guards?: readonly Guard[]
}

export type Decision<Status extends string, Guard extends string = string> =
  | { ok: true; to: Status }
  | { ok: false; code: 'WRONG_STATE' | 'NOT_YOURS' }
  | { ok: false; code: 'GUARD'; guard: Guard }

/**
 * Where `event` leads from `status`, or why it may not happen. Pure: no clock, no I/O.
 * `relations` is what the actor is to the thing; `holds` answers each named guard.
 */
export function decide<Status extends string, Event extends string, Guard extends string>(
  table: readonly Transition<Status, Event, Guard>[],
  status: Status | null,
  event: Event,
  relations: readonly Relation[],
  holds: (guard: Guard) => boolean,
): Decision<Status, Guard> {
  const ofEvent = table.filter((row) => row.event === event)
  if (!ofEvent.some((row) => relations.includes(row.by))) return { ok: false, code: 'NOT_YOURS' }
  const row = ofEvent.find((candidate) => candidate.from === status && relations.includes(candidate.by))
  if (!row) return { ok: false, code: 'WRONG_STATE' }
  const broken = row.guards?.find((guard) => !holds(guard))
  return broken === undefined ? { ok: true, to: row.to } : { ok: false, code: 'GUARD', guard: broken }
}
