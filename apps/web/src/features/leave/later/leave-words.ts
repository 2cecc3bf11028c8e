import type { LeaveKind, LeaveStatus } from '@ipt/domain'
import type { LucideIcon, StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Building2, CalendarOff, CircleEllipsis, HeartPulse, UserRound } from 'lucide-react'

/** Every kind of leave in a word, with its icon. A new one is a type error until it has both. */
export const LEAVE_KIND_WORDS: Record<LeaveKind, { label: MessageDescriptor; icon: LucideIcon }> = {
  SICK: { label: msg`Sick leave`, icon: HeartPulse },
  PERSONAL: { label: msg`Personal leave`, icon: UserRound },
  HOLIDAY: { label: msg`Public holiday`, icon: Building2 },
  REST: { label: msg`Rest day by shift`, icon: CalendarOff },
  OTHER: { label: msg`Other leave`, icon: CircleEllipsis },
}

/** Every state of a request in a word and its tone. */
export const LEAVE_STATUS_WORDS: Record<LeaveStatus, { label: MessageDescriptor; tone: StatusTone }> = {
  ASKED: { label: msg({ message: 'Asked', context: 'state of a request for leave' }), tone: 'submitted' },
  GRANTED: { label: msg({ message: 'Granted', context: 'state of a request for leave' }), tone: 'verified' },
  DECLINED: { label: msg({ message: 'Declined', context: 'state of a request for leave' }), tone: 'returned' },
  WITHDRAWN: { label: msg({ message: 'Withdrawn', context: 'state of a request for leave' }), tone: 'voided' },
}
