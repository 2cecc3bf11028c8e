import { type Decision, decide, type Transition } from './machine.ts'
import type { Role } from './roles.ts'

/** What an item of a season's checklist asks for, in what form, and what it keeps closed until it is done. */
export const CHECKLIST_KINDS = ['INSURANCE', 'CONSENT', 'DOCUMENT', 'OTHER'] as const
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number]
export const CHECKLIST_NEEDS = ['TICK', 'FILE'] as const
export type ChecklistNeed = (typeof CHECKLIST_NEEDS)[number]
export const CHECKLIST_GATES = ['APPLY', 'PLACEMENT', 'ARRIVAL'] as const
export type ChecklistGate = (typeof CHECKLIST_GATES)[number]

/** Every move a student's answer to one item can make. */
export const CHECKLIST_TRANSITIONS = [
  { event: 'answer', from: null, to: 'ANSWERED', by: 'student' },
  { event: 'answer', from: 'ANSWERED', to: 'ANSWERED', by: 'student' },
  { event: 'answer', from: 'RETURNED', to: 'ANSWERED', by: 'student' },
  { event: 'accept', from: 'ANSWERED', to: 'ACCEPTED', by: 'coordinator' },
  { event: 'return', from: 'ANSWERED', to: 'RETURNED', by: 'coordinator' },
  { event: 'return', from: 'ACCEPTED', to: 'RETURNED', by: 'coordinator' },
] as const satisfies readonly Transition[]

export const CHECKLIST_STATUSES = ['ANSWERED', 'ACCEPTED', 'RETURNED'] as const
export type ChecklistStatus = (typeof CHECKLIST_STATUSES)[number]
export const CHECKLIST_EVENTS = ['answer', 'accept', 'return'] as const
export type ChecklistEvent = (typeof CHECKLIST_EVENTS)[number]

/** Where `event` leads the answer, or why it may not happen. */
export const nextAnswer = (status: ChecklistStatus | null, event: ChecklistEvent, relations: readonly Role[]): Decision<ChecklistStatus> =>
  decide<ChecklistStatus, ChecklistEvent, never>(CHECKLIST_TRANSITIONS, status, event, relations, () => true)

/** What somebody with these relations may do with the answer now. */
export const allowedAnswerEvents = (status: ChecklistStatus | null, relations: readonly Role[]): ChecklistEvent[] =>
  CHECKLIST_EVENTS.filter((event) => nextAnswer(status, event, relations).ok)

/** An item, with where the student's answer to it stands; null: there is none. */
export interface AnsweredItem {
  id: string
  label: string
  needs: ChecklistNeed
  gate: ChecklistGate | null
  status: ChecklistStatus | null
}

export const OPEN_REASONS = ['MISSING', 'UNCHECKED', 'RETURNED'] as const
export type OpenReason = (typeof OPEN_REASONS)[number]

/** Why an item is still open, or null. A tick is the student's word and counts at once; a file counts when the coordinator has accepted it. */
export function openReason({ needs, status }: Pick<AnsweredItem, 'needs' | 'status'>): OpenReason | null {
  if (status === null) return 'MISSING'
  if (status === 'RETURNED') return 'RETURNED'
  return status === 'ANSWERED' && needs === 'FILE' ? 'UNCHECKED' : null
}

/** The items that keep a student from passing `gate`, and why. An item closes the one gate that it names, and nothing else. */
export const gatedBy = (gate: ChecklistGate, items: readonly AnsweredItem[]): (AnsweredItem & { reason: OpenReason })[] =>
  items.flatMap((item) => {
    const reason = item.gate === gate ? openReason(item) : null
    return reason ? [{ ...item, reason }] : []
  })
