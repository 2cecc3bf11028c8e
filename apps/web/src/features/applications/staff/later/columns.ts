import type { ApplicantView } from '@ipt/contracts'
import type { ApplicationEvent, ApplicationStatus } from '@ipt/domain'

/** What those who decide can do; the rest is the student's, or the platform's. */
const STEPS = ['shortlist', 'waitlist', 'offer', 'revokeOffer', 'reject'] as const satisfies readonly ApplicationEvent[]
export type Step = (typeof STEPS)[number]

/** The board's columns, in the order in which an application may go through them. */
export const COLUMNS = ['SUBMITTED', 'SHORTLISTED', 'WAITLISTED', 'OFFERED', 'ACCEPTED'] as const satisfies readonly ApplicationStatus[]
export type Column = (typeof COLUMNS)[number] | 'ENDED'

/** What did not come to a place. */
export const ENDED: readonly ApplicationStatus[] = ['REJECTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN']

export const stepsOf = ({ can }: Pick<ApplicantView, 'can'>): Step[] => STEPS.filter((step) => can.includes(step))

/** Which step takes an applicant into a column, or null where none that is allowed does. */
export function stepInto({ status, can }: Pick<ApplicantView, 'status' | 'can'>, column: Column): Step | null {
  if (status === column) return null
  const ways: Record<Column, readonly Step[]> = {
    SUBMITTED: [],
    SHORTLISTED: ['shortlist', 'revokeOffer'],
    WAITLISTED: ['waitlist'],
    OFFERED: ['offer'],
    ACCEPTED: [],
    ENDED: ['reject'],
  }
  return ways[column].find((step) => can.includes(step)) ?? null
}

/** Whether a step is asked for more before it is taken: a day, a word. */
export const asksFirst = (step: Step): step is 'offer' | 'reject' => step === 'offer' || step === 'reject'
