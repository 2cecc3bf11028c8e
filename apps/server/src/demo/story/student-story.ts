import type { LeaveKind } from '@ipt/domain'
import type { LogBank } from '../log-bank/entry.ts'
import type { StudentName } from '../people.ts'
import type { SiteName } from '../places.ts'
import { type SpecialDay, type Step, VALIDATED, VERIFIED } from './steps.ts'

/** One student's season. Days are counted back from the day of loading: 1 is yesterday. */
export interface StudentStory {
  student: StudentName
  industrialSupervisor: 'baraka' | 'asha'
  site: SiteName
  /** When the placement begins; the day of the arrival, too. */
  startsAgo: number
  /** Null: has not reported it. */
  arrival: { note: string; confirmed: boolean } | null
  bank: LogBank
  /** The last day that has a log. */
  lastLogAgo: number
  missing: readonly number[]
  special: Readonly<Record<number, SpecialDay>>
  /** What becomes of a day that isn't special. */
  usual: (daysAgo: number) => readonly Step[]
  /** What was said of the first weeks, each signed by the industrial supervisor. Those of the last two weeks are still open. */
  weeks?: readonly { summary: string; comment: string }[]
  leave?: readonly StoryLeave[]
}

/** Days away: counted back from the day of loading, so that those to come are negative. */
export interface StoryLeave {
  kind: LeaveKind
  fromAgo: number
  toAgo: number
  note: string
  /** When it was asked for; what is granted is so in the same morning. */
  askedAgo: number
  granted: boolean
}

/** Supervisors at the company read within a day or two, the university's within about a week. */
export const readInTime = (daysAgo: number): readonly Step[] => (daysAgo <= 2 ? [] : daysAgo <= 9 ? VERIFIED : VALIDATED)
