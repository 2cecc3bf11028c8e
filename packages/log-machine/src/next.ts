import { type Decision, decide, type Role, UNDO_MS } from '@ipt/domain'
import {
  LOG_EVENTS,
  LOG_TRANSITIONS,
  type LogEvent,
  type LogGuard,
  type LogStatus,
  type LogTransition,
  transitionOf,
} from './transitions.ts'

/** What `next()` needs to know of one log and of who asks. All of it is loaded by the verb; nothing is looked up here. */
export interface LogFacts {
  /** What the actor is to this log; empty for a stranger. */
  relations: readonly Role[]
  /** Whether the date lies in the placement and in the log window (asked at `submit` alone). */
  dateOpen: boolean
  /** Whether the revision that the person read is the current one. */
  currentRevision: boolean
  /** Whether a reason or comment was given. */
  withText: boolean
  /** The last thing that happened to the log, whether this actor did it, and how long ago. */
  lastEvent: { event: LogEvent; own: boolean; ageMs: number } | null
}

/** Where `event` leads from `status`, or why it may not happen. Pure: no clock, no I/O. */
export function next(status: LogStatus | null, event: LogEvent, facts: LogFacts): Decision<LogStatus, LogGuard> {
  const rows: readonly (LogTransition & { to: LogStatus; from: LogStatus | null; event: LogEvent })[] = LOG_TRANSITIONS
  return decide<LogStatus, LogEvent, LogGuard>(rows, status, event, facts.relations, (guard) => holds(guard, event, facts))
}

function holds(guard: LogGuard, event: LogEvent, facts: LogFacts): boolean {
  if (guard !== 'ownLastEvent') return facts[guard]
  const row: LogTransition = transitionOf(event)
  const last = facts.lastEvent
  return last !== null && last.event === row.undoes && last.own && last.ageMs >= 0 && last.ageMs <= UNDO_MS
}

/**
 * What the person behind `facts` may do now, given the current revision and a reason where one is needed: a DTO's `can`, and so
 * the buttons.
 */
export const allowedEvents = (status: LogStatus | null, facts: Pick<LogFacts, 'relations' | 'lastEvent'>): LogEvent[] =>
  LOG_EVENTS.filter((event) => next(status, event, { ...facts, dateOpen: true, currentRevision: true, withText: true }).ok)
