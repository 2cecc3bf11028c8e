import type { Permission, Role, Transition } from '@ipt/domain'

/** A condition on the facts of one log, checked by `next()`; see guards.ts. */
export type LogGuard = 'dateOpen' | 'currentRevision' | 'withText' | 'ownLastEvent'

export interface LogTransition extends Transition<string, string, LogGuard> {
  /** Logs are moved by people alone. */
  readonly by: Role
  /** What `domain_event.kind` records. */
  readonly records: `log.${string}`
  /** The event that this one takes back, within the time for it. */
  readonly undoes?: string
  /** Who is told, besides nobody. */
  readonly tells: readonly Role[]
  /** Whether it writes a new revision of the content. */
  readonly revises?: true
}

/**
 * The verification chain: every move a daily log can make. The guards of the verbs, the buttons, the constraints of the database,
 * the diagram in the docs and the property tests are all derived from this table.
 */
export const LOG_TRANSITIONS = [
  {
    event: 'submit',
    from: null,
    to: 'SUBMITTED',
    by: 'student',
    guards: ['dateOpen'],
    revises: true,
    records: 'log.submitted',
    tells: ['industrialSupervisor'],
  },
  {
    event: 'amend',
    from: 'SUBMITTED',
    to: 'SUBMITTED',
    by: 'student',
    guards: ['currentRevision'],
    revises: true,
    records: 'log.amended',
    tells: [],
  },
  {
    event: 'requestRevision',
    from: 'SUBMITTED',
    to: 'REVISION_REQUESTED',
    by: 'industrialSupervisor',
    guards: ['currentRevision', 'withText'],
    records: 'log.returned',
    tells: ['student'],
  },
  {
    event: 'withdrawRequest',
    from: 'REVISION_REQUESTED',
    to: 'SUBMITTED',
    by: 'industrialSupervisor',
    guards: ['ownLastEvent'],
    undoes: 'requestRevision',
    records: 'log.requestWithdrawn',
    tells: [],
  },
  {
    event: 'resubmit',
    from: 'REVISION_REQUESTED',
    to: 'SUBMITTED',
    by: 'student',
    guards: ['currentRevision'],
    revises: true,
    records: 'log.resubmitted',
    tells: ['industrialSupervisor'],
  },
  {
    event: 'verify',
    from: 'SUBMITTED',
    to: 'VERIFIED_INDUSTRY',
    by: 'industrialSupervisor',
    guards: ['currentRevision'],
    records: 'log.verified',
    tells: ['universitySupervisor'],
  },
  {
    event: 'undoVerify',
    from: 'VERIFIED_INDUSTRY',
    to: 'SUBMITTED',
    by: 'industrialSupervisor',
    guards: ['ownLastEvent'],
    undoes: 'verify',
    records: 'log.verifyUndone',
    tells: [],
  },
  {
    event: 'validate',
    from: 'VERIFIED_INDUSTRY',
    to: 'VERIFIED_ACADEMIC',
    by: 'universitySupervisor',
    guards: ['currentRevision'],
    records: 'log.validated',
    tells: ['student'],
  },
  {
    event: 'flag',
    from: 'VERIFIED_INDUSTRY',
    to: 'FLAGGED',
    by: 'universitySupervisor',
    guards: ['currentRevision', 'withText'],
    records: 'log.flagged',
    tells: ['coordinator'],
  },
  {
    event: 'clearFlag',
    from: 'FLAGGED',
    to: 'VERIFIED_INDUSTRY',
    by: 'coordinator',
    guards: ['withText'],
    records: 'log.flagCleared',
    tells: ['universitySupervisor'],
  },
  {
    event: 'returnToStudent',
    from: 'FLAGGED',
    to: 'REVISION_REQUESTED',
    by: 'coordinator',
    guards: ['withText'],
    records: 'log.returnedToStudent',
    tells: ['student', 'industrialSupervisor'],
  },
  {
    event: 'void',
    from: 'FLAGGED',
    to: 'VOIDED',
    by: 'coordinator',
    guards: ['withText'],
    records: 'log.voided',
    tells: ['student', 'industrialSupervisor', 'universitySupervisor'],
  },
] as const satisfies readonly LogTransition[]

type Row = (typeof LOG_TRANSITIONS)[number]
export type LogStatus = Row['to']
export type LogEvent = Row['event']
/** The kinds that a log writes into `domain_event`. */
export type LogEventKind = Row['records']

/** The permission of an event: the same word, so that the two tables can be held against each other. */
export type LogPermission = Extract<Permission, `log.${LogEvent}`>

export const LOG_STATUSES = [
  'SUBMITTED',
  'REVISION_REQUESTED',
  'VERIFIED_INDUSTRY',
  'VERIFIED_ACADEMIC',
  'FLAGGED',
  'VOIDED',
] as const satisfies readonly LogStatus[]
export const LOG_EVENTS: readonly LogEvent[] = [...new Set(LOG_TRANSITIONS.map((row) => row.event))]

/** States that nothing leaves: what is in them is archived and never changes again. */
export const TERMINAL_STATUSES: readonly LogStatus[] = LOG_STATUSES.filter((status) => !LOG_TRANSITIONS.some((row) => row.from === status))

/** The one row of an event (each event has exactly one). */
export const transitionOf = <E extends LogEvent>(event: E): Extract<Row, { event: E }> =>
  LOG_TRANSITIONS.find((row) => row.event === event) as Extract<Row, { event: E }>
