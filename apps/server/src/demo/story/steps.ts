import type { Entry } from '../log-bank/entry.ts'

/** What happens to a log after it was submitted. Each step follows the one before it: when, says `when.ts`. */
export type Step =
  | { kind: 'verify' }
  | { kind: 'return'; words: string }
  | { kind: 'resubmit'; entry: Entry }
  | { kind: 'validate' }
  | { kind: 'flag'; words: string; daysLater?: number }
  | { kind: 'clearFlag'; words: string }
  | { kind: 'sendBack'; words: string }
  | { kind: 'void'; words: string }

export const VERIFIED: readonly Step[] = [{ kind: 'verify' }]
export const VALIDATED: readonly Step[] = [{ kind: 'verify' }, { kind: 'validate' }]

export const returned = (words: string): Step => ({ kind: 'return', words })
export const resubmitted = (entry: Entry): Step => ({ kind: 'resubmit', entry })
/** Verified, and then flagged by the university supervisor. */
export const flagged = (words: string, daysLater?: number): readonly Step[] => [
  { kind: 'verify' },
  { kind: 'flag', words, ...(daysLater === undefined ? {} : { daysLater }) },
]

/** One day of a student's season that is not like the others: other words, other steps. */
export interface SpecialDay {
  entry?: Entry
  steps?: readonly Step[]
}
