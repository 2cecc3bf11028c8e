import type { ApplicationEvent, ApplicationStatus } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { CheckCheck, CircleSlash, Hourglass, ListChecks, type LucideIcon, MailOpen, Send, TimerOff, Undo2, X } from 'lucide-react'
import type { StateWord } from '../../vacancies/later/state-mark.tsx'

export const APPLICATION_STATUS_WORDS: Record<ApplicationStatus, StateWord> = {
  SUBMITTED: { label: msg({ message: 'Submitted', context: 'application' }), tone: 'submitted', icon: Send },
  SHORTLISTED: { label: msg({ message: 'Shortlisted', context: 'application' }), tone: 'verified', icon: ListChecks },
  WAITLISTED: { label: msg({ message: 'Waiting list', context: 'application' }), tone: 'waiting', icon: Hourglass },
  OFFERED: { label: msg({ message: 'Offered', context: 'application' }), tone: 'returned', icon: MailOpen },
  ACCEPTED: { label: msg({ message: 'Accepted', context: 'application' }), tone: 'validated', icon: CheckCheck },
  DECLINED: { label: msg({ message: 'Declined', context: 'application' }), tone: 'voided', icon: CircleSlash },
  REJECTED: { label: msg({ message: 'Turned down', context: 'application' }), tone: 'flagged', icon: X },
  WITHDRAWN: { label: msg({ message: 'Withdrawn', context: 'application' }), tone: 'voided', icon: Undo2 },
  EXPIRED: { label: msg({ message: 'Ran out', context: 'application' }), tone: 'voided', icon: TimerOff },
}

/** What each step is called on its button. */
export const APPLICATION_EVENT_WORDS: Record<ApplicationEvent, { act: MessageDescriptor; icon: LucideIcon }> = {
  submit: { act: msg`Apply`, icon: Send },
  shortlist: { act: msg`Shortlist`, icon: ListChecks },
  waitlist: { act: msg`Put on the waiting list`, icon: Hourglass },
  offer: { act: msg`Offer a place`, icon: MailOpen },
  revokeOffer: { act: msg`Take the offer back`, icon: Undo2 },
  reject: { act: msg`Turn down`, icon: X },
  accept: { act: msg`Accept the place`, icon: CheckCheck },
  decline: { act: msg`Decline`, icon: CircleSlash },
  withdraw: { act: msg`Withdraw`, icon: Undo2 },
  expire: { act: msg`Let it run out`, icon: TimerOff },
}
