import { LOG_STATUSES, type LogStatus } from './transitions.ts'

/** Who and when, kept on the log for each decision that holds in a state. Columns `<stamp>_at` and `<stamp>_by_id`. */
export const LOG_STAMPS = ['returned', 'verified', 'validated', 'flagged', 'voided'] as const
export type LogStamp = (typeof LOG_STAMPS)[number]

/** The stamps that a log in each state carries, no more and no fewer. Entering a state keeps those it shares with the last one. */
export const STAMPS_IN: Record<LogStatus, readonly LogStamp[]> = {
  SUBMITTED: [],
  REVISION_REQUESTED: ['returned'],
  VERIFIED_INDUSTRY: ['verified'],
  VERIFIED_ACADEMIC: ['verified', 'validated'],
  FLAGGED: ['verified', 'flagged'],
  VOIDED: ['verified', 'flagged', 'voided'],
}

/** The states in which a stamp stands. */
export const statusesWith = (stamp: LogStamp): LogStatus[] => LOG_STATUSES.filter((status) => STAMPS_IN[status].includes(stamp))
