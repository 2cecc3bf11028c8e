import type { PersonState } from '@ipt/contracts'
import type { Role } from '@ipt/domain'
import type { LucideIcon, StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { CircleCheck, CircleDashed, Lock, MailCheck, TimerOff } from 'lucide-react'

/** Whether somebody can sign in, in a word. */
export const PERSON_WORDS: Record<PersonState, { label: MessageDescriptor; tone: StatusTone; icon: LucideIcon }> = {
  ACTIVE: { label: msg`Has an account`, tone: 'verified', icon: CircleCheck },
  INVITED: { label: msg`Invited`, tone: 'submitted', icon: MailCheck },
  LAPSED: { label: msg`Invitation is over`, tone: 'returned', icon: TimerOff },
  NONE: { label: msg`Not invited`, tone: 'waiting', icon: CircleDashed },
  SUSPENDED: { label: msg`Suspended`, tone: 'flagged', icon: Lock },
}

/** People of a role, as a choice. */
export const ROLE_GROUPS: Record<Role, MessageDescriptor> = {
  student: msg`Students`,
  industrialSupervisor: msg`Industrial supervisors`,
  universitySupervisor: msg`University supervisors`,
  coordinator: msg`Coordinators`,
}

/** What was done to an account, by the kind of its event. */
export const PERSON_ACT_WORDS: Record<string, MessageDescriptor> = {
  'user.created': msg`Account made`,
  'user.added': msg`Put down`,
  'user.imported': msg`Imported`,
  'user.invited': msg`Invited by mail`,
  'user.linkHandedOver': msg`Was handed a link to make their account`,
  'user.joined': msg`Made their account`,
  'user.corrected': msg`Name, address or number corrected`,
  'user.renamed': msg`Name changed`,
  'user.passwordChanged': msg`Password changed`,
  'user.passwordReset': msg`New password set by a link`,
  'user.resetRequested': msg`Link for a new password asked for`,
  'user.sessionsEnded': msg`Signed out elsewhere`,
  'user.mailSentAgain': msg`Mail sent again`,
  'user.suspended': msg`Suspended`,
  'user.restored': msg`Let in again`,
  'user.merged': msg`A duplicate was merged`,
  'user.viewed': msg`Looked at as this person`,
  'user.viewEnded': msg`Looking as this person ended`,
  'membership.added': msg`Role given`,
  'membership.ended': msg`Role ended`,
}
