import type { ChecklistGate, ChecklistKind, ChecklistNeed, ChecklistStatus, OpenReason } from '@ipt/domain'
import type { StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const KIND_WORDS: Record<ChecklistKind, MessageDescriptor> = {
  INSURANCE: msg`Insurance`,
  CONSENT: msg`Consent`,
  DOCUMENT: msg`Document`,
  OTHER: msg`Other`,
}

export const NEED_WORDS: Record<ChecklistNeed, MessageDescriptor> = {
  TICK: msg`A tick`,
  FILE: msg`A file`,
}

/** What an item keeps closed, told to a coordinator. */
export const GATE_WORDS: Record<ChecklistGate, MessageDescriptor> = {
  APPLY: msg`before applying`,
  PLACEMENT: msg`before being placed`,
  ARRIVAL: msg`before reporting arrival`,
}

/** The same, told to the student whom it stops. */
export const GATE_HINTS: Record<ChecklistGate, MessageDescriptor> = {
  APPLY: msg`You can apply once this is done.`,
  PLACEMENT: msg`You can be placed once this is done.`,
  ARRIVAL: msg`You can report your arrival once this is done.`,
}

interface StatusWords {
  label: MessageDescriptor
  tone: StatusTone
}

/** Where an answer stands; null: there is none. */
export const answerWords = (status: ChecklistStatus | null, open: OpenReason | null): StatusWords =>
  status === null ? MISSING : status === 'ANSWERED' && open === null ? DONE : ANSWERS[status]

const MISSING: StatusWords = { label: msg({ message: 'Open', context: 'checklist' }), tone: 'missing' }
const DONE: StatusWords = { label: msg`Done`, tone: 'verified' }
const ANSWERS: Record<ChecklistStatus, StatusWords> = {
  ANSWERED: { label: msg`To be checked`, tone: 'submitted' },
  ACCEPTED: { label: msg`Accepted`, tone: 'validated' },
  RETURNED: { label: msg`Returned`, tone: 'returned' },
}
